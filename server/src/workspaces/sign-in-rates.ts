/** How often one address may ask what, kept in the database so that several servers count together. */
export const signInRates = {
  enabled: true,
  storage: "database" as const,
  window: 60,
  max: 300,
  customRules: {
    "/sign-in/email": { window: 60, max: 60 },
    "/sign-in/social": { window: 60, max: 60 },
    "/change-password": { window: 60, max: 10 },
    "/two-factor/*": { window: 60, max: 20 },
    // Asked by every open window of the console.
    "/get-session": false as const,
    "/sign-out": false as const,
  },
};
