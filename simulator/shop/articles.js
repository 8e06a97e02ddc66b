/** The help pages; a text is a list of paragraphs, a list inside it a list of points. */
export const articles = [
  {
    slug: "delivery",
    title: "Delivery",
    line: "When it leaves, when it arrives, what it costs",
    text: [
      "We roast on Tuesdays and Fridays. What you order before ten in the morning goes into that day's roast and leaves the same afternoon.",
      ["France: two working days", "Germany, Netherlands, Ireland: three", "Everywhere else we deliver: four to five"],
      "Delivery is free from €40 and €4.90 below that. One bag fits through a letterbox, so you need not be at home. You get the parcel's number by mail as soon as the carrier has it.",
      "If a parcel is more than two days late, write to us before you write to the carrier. We usually know more than they tell.",
    ],
  },
  {
    slug: "returns",
    title: "Returns and swaps",
    line: "If it is not to your taste, or not in one piece",
    text: [
      "Coffee is food, so we cannot take an open bag back. We can send you another: tell us what you did not like about it, and we choose one that is different in exactly that.",
      "Equipment can come back within thirty days, also when it was used. Send it in any box; we pay.",
      "Broken on arrival? A photograph is enough. We send a new one the same day.",
    ],
  },
  {
    slug: "grind",
    title: "Grind and brew",
    line: "Which grind for what, and three recipes",
    text: [
      "If you have a grinder, take whole beans. If not, take the grind of what you brew with, and use the bag up within two weeks.",
      [
        "Filter: 15 g coffee, 250 g water at 94 °C, three minutes",
        "Espresso: 18 g in, 38 g out, 28 seconds",
        "French press: 30 g, 500 g water, four minutes, then wait four more",
      ],
      "Sour? Grind finer or use hotter water. Bitter? Coarser, or cooler. Change one thing at a time.",
    ],
  },
  {
    slug: "storage",
    title: "Keeping coffee",
    line: "Where to put the bag, and for how long",
    text: [
      "In its own bag, closed, in a cupboard. Not in the fridge: coffee takes on the smell of whatever else lives there.",
      "Filter roasts are at their best from day five to day thirty, espresso from day ten to day forty. After that nothing bad happens; it only gets quieter.",
      "For longer, freeze it in portions and grind it frozen.",
    ],
  },
];
