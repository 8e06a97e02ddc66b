/** Where a name comes from: the language its bearer reads, the country of origin, and usual names. */
export interface Culture {
  readonly language: string;
  readonly country: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** A full name and its culture. `namesakes` is how many people were given the same name before. */
export interface FullName {
  readonly given: string;
  readonly family: string;
  readonly culture: Culture;
  readonly namesakes: number;
}

function culture(language: string, country: string, given: string, family: string): Culture {
  return { language, country, given: given.split(", "), family: family.split(", ") };
}

/** The cultures of a roaster's customers on the French and German border; longer lists come up more often. */
export const cultures: readonly Culture[] = [
  culture(
    "fr",
    "FR",
    "Camille, Léa, Manon, Chloé, Inès, Jeanne, Margaux, Élodie, Aurélie, Céline, Noémie, Océane, Hélène, Zoé, Anaïs, Louis, Hugo, Lucas, Jules, Mathis, Théo, Gaël, Benoît, Cédric, François, Rémi, Étienne, Loïc, Maxime, Quentin",
    "Durand, Lefèvre, Moreau, Girard, Fournier, Mercier, Blanc, Guérin, Boyer, Chevalier, Gauthier, Perrin, Lemaire, Renaud, Brun, Collet, Dupuis, Vasseur, Noël, Prévost, Baudin, Maillard, Carpentier, Delacroix, Rousset, Marchand, Pichon, Besnard, Joubert, Tessier",
  ),
  culture(
    "de",
    "DE",
    "Anna, Lena, Johanna, Katharina, Greta, Frieda, Marlene, Sabine, Jörg, Jürgen, Lukas, Felix, Matthias, Stefan, Tobias, Moritz, Björn, Anke, Heike, Uwe",
    "Müller, Schäfer, Weiß, Köhler, Krämer, Vogel, Böhm, Jäger, Lorenz, Busch, Kuhn, Pohl, Engel, Horn, Bergmann, Grünwald, Schröder, Hofmann, Zimmermann, Strauß",
  ),
  culture(
    "fr",
    "FR",
    "Yann, Odile, Mathilde, Gérard, Sylvie, Thierry, Agnès, Régis",
    "Schmitt, Kuntz, Muller, Wendling, Klein, Heitz, Fritsch, Oberlé, Zink, Diebold",
  ),
  culture(
    "ar",
    "FR",
    "Yasmine, Leïla, Samira, Amine, Karim, Rachid, Nadia, Mehdi, Salma, Ilyès",
    "Benali, Haddad, Mansouri, Ziani, Belkacem, El Amrani, Bouzid, Khelifi, Saïdi, Cherif",
  ),
  culture(
    "tr",
    "DE",
    "Elif, Zeynep, Ayşe, Merve, Emre, Mehmet, Burak, Deniz, Çağla, Ömer",
    "Yılmaz, Demir, Şahin, Çelik, Kaya, Öztürk, Aydın, Arslan, Doğan, Koç",
  ),
  culture(
    "pt",
    "PT",
    "Inês, Mariana, Beatriz, João, Tiago, Rui, Catarina, Nuno, Joana, Gonçalo",
    "Silva, Ferreira, Araújo, Conceição, Gonçalves, Lopes, Marques, Ribeiro, Teixeira, Simões",
  ),
  culture(
    "pl",
    "PL",
    "Agnieszka, Małgorzata, Zofia, Paweł, Łukasz, Michał, Katarzyna, Wojciech, Jakub, Hanna",
    "Kowalska, Wójcik, Zieliński, Dąbrowski, Mazur, Piotrowska, Sikora, Wróbel, Żak, Pawlak",
  ),
  culture(
    "es",
    "ES",
    "Lucía, Martín, Sofía, Álvaro, Carmen, Íñigo, Marta, Pablo, Nuria, Sergio",
    "García, Muñoz, Ibáñez, Ortega, Núñez, Castaño, Vidal, Herrera, Peña, Rey",
  ),
  culture(
    "it",
    "IT",
    "Giulia, Chiara, Francesca, Matteo, Lorenzo, Niccolò, Elisa, Davide, Silvia, Andrea",
    "Rossi, Bianchi, Ricci, Colombo, Gallo, De Luca, Fontana, Rinaldi, Caruso, Moretti",
  ),
  culture(
    "nl",
    "NL",
    "Sanne, Femke, Joost, Daan, Maaike, Bram, Lotte, Sjoerd",
    "de Vries, van Dijk, Bakker, Visser, Mulder, van den Berg, Hoekstra, Smit",
  ),
  culture(
    "en",
    "IE",
    "Saoirse, Niamh, Ciarán, Aoife, Patrick, Eoin, Róisín, Seán",
    "O'Brien, Murphy, Ó Súilleabháin, Byrne, Kelly, McCarthy, Fitzgerald, Nolan",
  ),
  culture(
    "vi",
    "FR",
    "Linh, Minh Anh, Thảo, Tuấn, Hương, Quang, Mai, Đức",
    "Nguyễn, Trần, Lê, Phạm, Hoàng, Đặng, Bùi, Vũ",
  ),
  culture(
    "uk",
    "DE",
    "Oksana, Iryna, Taras, Bohdan, Solomiia, Andrii, Kateryna, Mykola",
    "Shevchenko, Kovalenko, Bondar, Tkachuk, Melnyk, Hrytsenko, Lysenko, Marchuk",
  ),
  culture(
    "fr",
    "FR",
    "Aminata, Fatou, Mamadou, Ousmane, Awa, Ibrahima, Kofi, Adjoa",
    "Diallo, Traoré, Ndiaye, Koné, Mensah, Touré, Keïta, Sow",
  ),
  culture(
    "hi",
    "DE",
    "Priya, Ananya, Arjun, Rohan, Kavya, Vikram, Meera, Sanjay",
    "Sharma, Iyer, Patel, Banerjee, Reddy, Nair, Kapoor, Joshi",
  ),
  culture(
    "zh",
    "FR",
    "Mei, Xiaoyu, Wei, Jun, Yifan, Lihua, Haoran, Ling",
    "Wang, Chen, Zhao, Lin, Zhou, Xu, Sun, Huang",
  ),
  culture(
    "el",
    "DE",
    "Eleni, Dimitra, Giorgos, Nikos, Katerina, Stavros",
    "Papadakis, Georgiou, Nikolaidis, Vlachos, Dimou, Makris",
  ),
  culture("sv", "SE", "Åsa, Linnéa, Björn, Oskar, Ebba, Håkan", "Lindström, Sjöberg, Åkesson, Nyström, Öberg, Holm"),
];

const sizes = cultures.map(({ given, family }) => given.length * family.length);
const combinations = sizes.reduce((sum, size) => sum + size, 0);

/** The name of the `number`-th person of a company. No name comes twice before every name came once. */
export function nameOf(seed: number, number: number): FullName {
  // A step that shares no factor with the count visits every combination once, and neighbours differ in culture.
  let place = (Math.abs(Math.trunc(seed)) * 101 + number * strideThrough(combinations)) % combinations;
  const index = sizes.findIndex((size) => {
    if (place < size) return true;
    place -= size;
    return false;
  });
  const culture = cultures[index]!;
  const given = culture.given[place % culture.given.length]!;
  const family = culture.family[Math.floor(place / culture.given.length)]!;
  return { given, family, culture, namesakes: Math.floor(number / combinations) };
}

function strideThrough(count: number): number {
  let stride = Math.round(count * 0.618);
  while (greatestCommonDivisor(stride, count) !== 1) stride++;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const letters: Record<string, string> = { ß: "ss", ł: "l", Ł: "l", ø: "o", đ: "d", Đ: "d", ı: "i" };

/** A name in the letters that a mail address usually has: lower case ASCII, parts joined by nothing. */
export function inAscii(name: string): string {
  const plain = name.replace(/[ßłŁøđĐı]/g, (letter) => letters[letter]!);
  return plain
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}
