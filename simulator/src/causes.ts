/** One planted cause: how strong it is, in which unit, and why that number. */
interface Cause {
  readonly value: number;
  readonly unit: "probability" | "log-odds" | "satisfaction" | "log-odds per satisfaction" | "points per satisfaction";
  readonly because: string;
}

/**
 * Everything in this company that makes something else more or less likely. Satisfaction is a hidden number per person,
 * about 0 for "neither", 1 for pleased, below 0 for annoyed; happenings move it, and it moves what people do next.
 * None of these numbers is measured at a real company: they are assumed, in the order of magnitude that trade reports
 * give, and planted so that a method which claims to find causes can be held against them.
 */
export const describedCauses = {
  // Finding the shop and buying
  ordersOnVisit: {
    value: -0.85,
    unit: "log-odds",
    because: "A specialist's visitors buy more often than a general shop's 2 to 3 %; interest below varies it.",
  },
  ordersOnVisitPerInterest: {
    value: 0.9,
    unit: "log-odds",
    because: "How much one deviation of a person's interest in coffee adds.",
  },
  returnsAfterLooking: {
    value: 0.52,
    unit: "probability",
    because: "About half of those who left without buying look in again within days.",
  },
  abandonsCart: {
    value: 0.45,
    unit: "probability",
    because:
      "Of visits that end without an order, this share had filled a cart; abandonment is usually above one half.",
  },
  joinsNewsletterOnVisit: { value: 0.09, unit: "probability", because: "The sign-up offers 10 % off the first order." },
  agreesToMarketing: {
    value: 0.68,
    unit: "probability",
    because: "An unticked box at the checkout with a discount beside it.",
  },
  agreesToAnalytics: { value: 0.81, unit: "probability", because: "Share of visitors who accept the cookie banner." },

  // Delivery
  lateWithSwallow: { value: 0.07, unit: "probability", because: "The better of the two carriers." },
  lateWithKestrel: {
    value: 0.21,
    unit: "probability",
    because: "The cheaper carrier: three times as often late, the main planted cause of trouble.",
  },
  lateInDecember: {
    value: 0.7,
    unit: "log-odds",
    because: "The peak before Christmas doubles the odds of a late parcel.",
  },
  wrongItem: { value: 0.025, unit: "probability", because: "Picking errors in a small hand-packed warehouse." },

  // Contacting the company
  contactsWhenLate: {
    value: 0.36,
    unit: "probability",
    because: "'Where is my order?' is the most frequent question of any shop.",
  },
  contactsWhenWrong: {
    value: 0.88,
    unit: "probability",
    because: "Almost everybody who got the wrong coffee says so.",
  },
  contactsAnyway: { value: 0.07, unit: "probability", because: "Questions on brewing, invoices, addresses." },
  asksBeforeBuying: { value: 0.08, unit: "probability", because: "Visitors who open the chat before they decide." },
  solvedFast: {
    value: 0.72,
    unit: "probability",
    because: "Share of cases that the small team closes within a working day.",
  },
  contactsAgainWhenSlow: { value: 0.45, unit: "probability", because: "People ask again when nothing happens." },

  // What moves satisfaction
  onTimePleases: { value: 0.12, unit: "satisfaction", because: "Expected, so it pleases a little." },
  lateAnnoys: {
    value: -0.8,
    unit: "satisfaction",
    because: "Losses weigh several times more than gains of the same size (Kahneman and Tversky 1979).",
  },
  wrongItemAnnoys: {
    value: -0.7,
    unit: "satisfaction",
    because: "As bad as a late parcel, and work for the customer.",
  },
  solvedFastPleases: {
    value: 0.45,
    unit: "satisfaction",
    because: "A good answer makes up for part of the trouble, not for all of it.",
  },
  solvedSlowlyAnnoys: {
    value: -0.4,
    unit: "satisfaction",
    because: "Waiting adds to the trouble that made the contact.",
  },

  // What satisfaction does
  ordersAgain: {
    value: 0.75,
    unit: "log-odds",
    because: "Two of three indifferent customers of a consumable order again.",
  },
  ordersAgainPerSatisfaction: {
    value: 1.1,
    unit: "log-odds per satisfaction",
    because: "The main planted effect: experience drives repeat purchase.",
  },
  cafeOrdersAgain: {
    value: 1.3,
    unit: "log-odds",
    because: "A café that has dialled in a coffee is slow to change it.",
  },
  startsSubscription: { value: -2.3, unit: "log-odds", because: "Offered with every parcel after the first." },
  startsSubscriptionPerSatisfaction: {
    value: 0.9,
    unit: "log-odds per satisfaction",
    because: "Only the pleased commit themselves.",
  },
  cancelsSubscription: { value: -2.5, unit: "log-odds", because: "About 8 % a cycle when indifferent." },
  cancelsSubscriptionPerSatisfaction: {
    value: -1.3,
    unit: "log-odds per satisfaction",
    because: "The main planted cause of churn.",
  },
  reviews: {
    value: 0.11,
    unit: "probability",
    because: "Share of delivered orders that get a review after being asked.",
  },
  ratingPerSatisfaction: { value: 1, unit: "points per satisfaction", because: "Stars, around 3.7." },
  refers: { value: -3.3, unit: "log-odds", because: "Few recommend without being pleased." },
  refersPerSatisfaction: {
    value: 1.2,
    unit: "log-odds per satisfaction",
    because: "Word of mouth comes from the pleased.",
  },
  referredFriendComes: { value: 0.4, unit: "probability", because: "A friend's word with 5 € off." },
  answersSurvey: { value: 0.3, unit: "probability", because: "Usual for a one-question mail to customers." },
  scorePerSatisfaction: {
    value: 1.9,
    unit: "points per satisfaction",
    because: "Points of the 0 to 10 recommendation question, around 7.",
  },

  // Mail
  opensMail: { value: 0.37, unit: "probability", because: "Usual for a small shop's list." },
  clicksMail: { value: 0.13, unit: "probability", because: "Of those who opened." },
  unsubscribes: { value: -5, unit: "log-odds", because: "About 0.7 % of opened mails when indifferent." },
  unsubscribesPerSatisfaction: {
    value: -1,
    unit: "log-odds per satisfaction",
    because: "The annoyed leave the list first.",
  },
} satisfies Record<string, Cause>;

/** The name of a planted cause. */
export type CauseName = keyof typeof describedCauses;

/** The strength of every cause in one run. Another run may set one of them to zero and compare. */
export type Causes = Readonly<Record<CauseName, number>>;

/** The causes as described. */
export const defaultCauses: Causes = Object.fromEntries(
  Object.entries(describedCauses).map(([name, { value }]) => [name, value]),
) as Causes;
