/** How many characters a password has at least; the server asks for as many. */
export const passwordMinimum = 10;
