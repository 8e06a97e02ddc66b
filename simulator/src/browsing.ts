import { chance, pick, whole } from "./distributions.ts";
import { minute } from "./local-time.ts";
import { coffees, equipment, type Product } from "./products.ts";
import { isOpen } from "./rhythm.ts";
import { agents } from "./support-desk.ts";
import { act, asProperties, look, tell, type Visit } from "./visits.ts";
import { decide } from "./world.ts";

const searches = ["decaf", "kenya", "filter papers", "gift"];
const articles = [
  "how-to-pour-over",
  "dialling-in-espresso",
  "farmers-in-huila",
  "water-for-coffee",
  "decaf-explained",
];

/** Reads an article of the shop's journal. */
export function readArticle(visit: Visit): void {
  const slug = pick(visit.life.random, articles);
  look(visit, "Journal", `/journal/${slug}`, { event: "Blog Post Viewed", properties: { slug } });
}

/** Looks around among the products, and sometimes asks about them. */
export function lookAround(visit: Visit): void {
  const { world, life, at } = visit;
  const list = { list_id: "coffees", category: "Coffee" };
  if (chance(life.random, 0.12)) act(visit, "Products Searched", { query: pick(life.random, searches) });
  if (chance(life.random, 0.6)) look(visit, "Coffees", "/coffees", { event: "Product List Viewed", properties: list });
  for (const product of productsOfInterest(visit)) {
    const shown = { event: "Product Viewed", properties: asProperties(product) } as const;
    look(visit, product.name, new URL(product.url).pathname, shown);
  }
  if (life.orders === 0 && isOpen(at) && decide(world, life, visit.at, "asksBeforeBuying")) askInChat(visit);
}

function productsOfInterest({ life: { random, person } }: Visit): Set<Product> {
  const seen = new Set<Product>();
  for (let more = whole(random, 0, 3); more >= 0; more--) {
    seen.add(chance(random, 0.35) ? person.favourite : pick(random, chance(random, 0.8) ? coffees : equipment));
  }
  return seen;
}

// Nobody knows yet who asks; the answer comes at once.
function askInChat(visit: Visit): void {
  const { random, person, visits } = visit.life;
  const conversation_id = `chat-${person.number}-${visits}`;
  const properties = { conversation_id, topic: "brewing question", agent_name: pick(random, agents) };
  tell(visit, "Live Chat Conversation Started", properties);
  visit.at += whole(random, 3, 12) * minute;
  tell(visit, "Live Chat Conversation Ended", { ...properties, resolved: true });
  visit.at += 5000;
}
