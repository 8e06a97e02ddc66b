/**
 * What the shop sells. A product comes in one or more sizes; each size is what Segment's e-commerce vocabulary calls a
 * product. Ids, names and prices (in euros, tax included) are those of the sample company.
 */
export const products = [
  {
    slug: "guji-highland",
    title: "Guji Highland",
    origin: "Ethiopia",
    category: "Filter",
    notes: ["jasmine", "apricot", "bergamot"],
    roast: 1,
    facts: { Grower: "Uraga cooperative", Altitude: "2,050–2,200 m", Variety: "Kurume, Dega", Process: "Washed" },
    story:
      "Grown higher than most coffee dares to, and picked late. It pours like tea and smells like a garden after rain; the apricot arrives when the cup cools.",
    sizes: [{ id: "p101", sku: "BB-FI-101", name: "Guji Highland, Ethiopia 250 g", label: "250 g", price: 13.5 }],
  },
  {
    slug: "nyeri-peaberry",
    title: "Nyeri Peaberry",
    origin: "Kenya",
    category: "Filter",
    notes: ["blackcurrant", "pink grapefruit", "cane sugar"],
    roast: 2,
    facts: { Grower: "Gathaithi factory", Altitude: "1,750 m", Variety: "SL28, SL34", Process: "Washed, twice" },
    story:
      "One cherry in twenty holds a single round bean instead of two halves. These are those: small, dense, and as bright as a blackcurrant sweet.",
    sizes: [{ id: "p102", sku: "BB-FI-102", name: "Nyeri Peaberry, Kenya 250 g", label: "250 g", price: 14.9 }],
  },
  {
    slug: "huila-pink-bourbon",
    title: "Huila Pink Bourbon",
    origin: "Colombia",
    category: "Filter",
    notes: ["strawberry", "rose", "panela"],
    roast: 2,
    facts: { Grower: "Familia Ordóñez", Altitude: "1,900 m", Variety: "Pink Bourbon", Process: "Honey" },
    story:
      "A variety that ripens to the pink of a sunset and tastes the way that sounds. Dried slowly under shade for twenty-four days.",
    sizes: [{ id: "p103", sku: "BB-FI-103", name: "Huila Pink Bourbon, Colombia 250 g", label: "250 g", price: 15.5 }],
  },
  {
    slug: "morning-song",
    title: "Morning Song",
    origin: "House blend",
    category: "Filter",
    notes: ["milk chocolate", "orange", "toffee"],
    roast: 3,
    facts: { Origins: "Colombia, Ethiopia", Altitude: "1,500–1,900 m", Variety: "Mixed", Process: "Washed" },
    story: "The one on our own kitchen table. It forgives a hurried pour, a blunt grinder, and being drunk with toast.",
    sizes: [{ id: "p104", sku: "BB-FI-104", name: "Morning Song blend 250 g", label: "250 g", price: 10.9 }],
  },
  {
    slug: "nightjar-espresso",
    title: "Nightjar",
    origin: "Espresso blend",
    category: "Espresso",
    notes: ["dark chocolate", "hazelnut", "black cherry"],
    roast: 4,
    facts: {
      Origins: "Brazil, Guatemala, India",
      Recipe: "18 g in, 38 g out, 28 s",
      Rest: "10 days",
      With: "Milk or none",
    },
    story:
      "What most cafés in town pour. Heavy, sweet, and still itself under milk. It has not changed in six years, on purpose.",
    sizes: [
      { id: "p105", sku: "BB-ES-105", name: "Nightjar Espresso 250 g", label: "250 g", price: 11.5 },
      { id: "p106", sku: "BB-ES-106", name: "Nightjar Espresso 1 kg", label: "1 kg", price: 38 },
    ],
  },
  {
    slug: "cerrado-pulped-natural",
    title: "Cerrado",
    origin: "Brazil",
    category: "Espresso",
    notes: ["peanut brittle", "cocoa", "date"],
    roast: 3,
    facts: { Grower: "Fazenda Boa Vista", Altitude: "1,150 m", Variety: "Yellow Catuaí", Process: "Pulped natural" },
    story: "Flat fields, long sun, low acidity. A calm espresso that also makes the best moka pot in the building.",
    sizes: [
      { id: "p107", sku: "BB-ES-107", name: "Cerrado Pulped Natural, Brazil 250 g", label: "250 g", price: 10.5 },
      { id: "p108", sku: "BB-ES-108", name: "Cerrado Pulped Natural, Brazil 1 kg", label: "1 kg", price: 35 },
    ],
  },
  {
    slug: "quiet-evening-decaf",
    title: "Quiet Evening",
    origin: "Decaf, Colombia",
    category: "Decaf",
    notes: ["caramel", "red apple", "almond"],
    roast: 3,
    facts: {
      Grower: "Popayán smallholders",
      Altitude: "1,700 m",
      Variety: "Castillo, Caturra",
      Process: "Sugar cane decaf",
    },
    story:
      "The caffeine leaves with a solvent made from sugar cane, and the sweetness stays. For the cup after dinner.",
    sizes: [{ id: "p109", sku: "BB-DE-109", name: "Quiet Evening Decaf 250 g", label: "250 g", price: 12.5 }],
  },
  {
    slug: "weathercock",
    title: "Weathercock",
    origin: "Seasonal blend",
    category: "Seasonal",
    notes: ["plum", "cinnamon", "maple"],
    roast: 3,
    facts: {
      Origins: "Rwanda, Peru",
      Altitude: "1,600–1,900 m",
      Variety: "Red Bourbon, Typica",
      Process: "Natural, washed",
    },
    story:
      "Turns with the weather: four times a year we put together what is best right now. This one is for wet streets.",
    sizes: [{ id: "p110", sku: "BB-SE-110", name: "Weathercock seasonal blend 250 g", label: "250 g", price: 13.9 }],
  },
  {
    slug: "porcelain-dripper",
    title: "Porcelain dripper",
    origin: "For one to two cups",
    category: "Equipment",
    notes: ["fired in Soufflenheim", "fits 02 filters"],
    facts: { Material: "Glazed porcelain", Size: "11 × 14 × 9 cm", Care: "Dishwasher safe", Guarantee: "Five years" },
    story:
      "Twelve ribs and one hole, thrown by a potter forty kilometres north of us. Heavier than glass, so it holds its heat.",
    sizes: [{ id: "p201", sku: "BB-EQ-201", name: "Porcelain dripper", label: "One size", price: 24 }],
  },
  {
    slug: "paper-filters",
    title: "Paper filters",
    origin: "Box of 100",
    category: "Equipment",
    notes: ["oxygen-bleached", "size 02"],
    facts: {
      Material: "Cellulose, FSC",
      Size: "02, for 1–4 cups",
      Care: "Rinse before use",
      Compost: "Yes, with the grounds",
    },
    story: "White because unbleached paper tastes of paper. Bleached with oxygen, so the river does not mind.",
    sizes: [{ id: "p202", sku: "BB-EQ-202", name: "Paper filters, 100", label: "100 pieces", price: 6.5 }],
  },
  {
    slug: "hand-grinder",
    title: "Hand grinder",
    origin: "Steel burrs, 30 g",
    category: "Equipment",
    notes: ["38 mm conical burr", "stepless"],
    facts: { Material: "Steel, walnut", Capacity: "30 g", Settings: "Stepless", Guarantee: "Ten years" },
    story: "A minute of turning for two cups. The single thing that improves coffee more than buying ours.",
    sizes: [{ id: "p203", sku: "BB-EQ-203", name: "Hand grinder", label: "One size", price: 119 }],
  },
  {
    slug: "gooseneck-kettle",
    title: "Gooseneck kettle",
    origin: "0.9 litres, any hob",
    category: "Equipment",
    notes: ["slow, even pour", "lid thermometer"],
    facts: {
      Material: "Brushed steel, beech",
      Capacity: "0.9 l",
      Hob: "Gas, electric, induction",
      Guarantee: "Five years",
    },
    story: "The spout is the whole point: it lets go of water as slowly as you can stand.",
    sizes: [{ id: "p204", sku: "BB-EQ-204", name: "Gooseneck kettle", label: "One size", price: 89 }],
  },
  {
    slug: "bluebird-mug",
    title: "Bluebird mug",
    origin: "Stoneware, 30 cl",
    category: "Equipment",
    notes: ["hand-glazed", "sits well in two hands"],
    facts: { Material: "Stoneware", Capacity: "30 cl", Care: "Dishwasher safe", Made: "In Alsace" },
    story: "The mug from our bar. People kept asking, some kept walking off with it; now it has a price.",
    sizes: [{ id: "p205", sku: "BB-EQ-205", name: "Bluebird mug", label: "One size", price: 16 }],
  },
  {
    slug: "tasting-box",
    title: "Tasting box",
    origin: "Five coffees, 60 g each",
    category: "Gift",
    notes: ["with tasting cards", "fits a letterbox"],
    facts: {
      Holds: "5 × 60 g, whole bean",
      Includes: "Tasting cards",
      Size: "24 × 17 × 3 cm",
      Ships: "In its own sleeve",
    },
    story:
      "Five coffees that could not be more different, with cards to write down what you find. The present we give ourselves.",
    sizes: [{ id: "p206", sku: "BB-GI-206", name: "Tasting box, five coffees", label: "5 × 60 g", price: 32 }],
  },
];

/** The shop's aisles, in the order of its shelves. */
export const categories = [
  { slug: "filter", name: "Filter", line: "Light roasts for pour-over, AeroPress and batch brew." },
  { slug: "espresso", name: "Espresso", line: "Rounder roasts for the machine and the moka pot." },
  { slug: "decaf", name: "Decaf", line: "All of the taste, none of the night." },
  { slug: "seasonal", name: "Seasonal", line: "What is best right now, until it is gone." },
  { slug: "equipment", name: "Equipment", line: "A few good things to make coffee with." },
  { slug: "gift", name: "Gift", line: "For people who have everything but breakfast." },
];

/** Whether a product is coffee, and so can be ground. */
export function isCoffee({ roast }) {
  return roast !== undefined;
}

/** The product at an address of the shop. */
export function productAt(slug) {
  return products.find((product) => product.slug === slug);
}

/** The product and the size that a stock number means. */
export function findSku(sku) {
  for (const product of products) {
    const size = product.sizes.find((candidate) => candidate.sku === sku);
    if (size) return { product, size };
  }
  return undefined;
}

/** Products of a category (all without one) that hold every word of a query. */
export function searchProducts(query, category) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return products.filter((product) => {
    const text = [product.title, product.origin, product.category, ...product.notes].join(" ").toLowerCase();
    return (!category || product.category === category) && words.every((word) => text.includes(word));
  });
}
