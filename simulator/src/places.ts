/** A town where customers live. */
export interface Place {
  readonly city: string;
  readonly country: string;
  readonly postalCode: string;
}

function towns(country: string, list: string): Place[] {
  return list.split(", ").map((town) => {
    const [postalCode, ...city] = town.split(" ");
    return { city: city.join(" "), country, postalCode: postalCode! };
  });
}

/** The roastery and its shop are in Strasbourg. */
export const home: Place = { city: "Strasbourg", country: "FR", postalCode: "67000" };

/** Other towns that the roastery delivers to. */
export const places: readonly Place[] = [
  ...towns("FR", "75011 Paris, 69007 Lyon, 68000 Colmar, 68100 Mulhouse, 57000 Metz, 54000 Nancy, 67600 Sélestat"),
  ...towns(
    "FR",
    "59000 Lille, 33000 Bordeaux, 44000 Nantes, 31000 Toulouse, 13006 Marseille, 21000 Dijon, 51100 Reims",
  ),
  ...towns(
    "DE",
    "77694 Kehl, 76133 Karlsruhe, 79098 Freiburg, 77652 Offenburg, 70173 Stuttgart, 10115 Berlin, 50667 Köln",
  ),
  ...towns("PT", "1200-109 Lisboa, 4050-253 Porto"),
  ...towns("PL", "00-020 Warszawa, 31-005 Kraków"),
  ...towns("ES", "28004 Madrid, 08001 Barcelona"),
  ...towns("IT", "20121 Milano, 10121 Torino"),
  ...towns("NL", "1012 Amsterdam, 3511 Utrecht"),
  ...towns("IE", "D02 Dublin, T12 Cork"),
  ...towns("SE", "411 Göteborg, 111 Stockholm"),
];
