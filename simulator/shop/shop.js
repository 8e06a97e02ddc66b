import { addToCart } from "./buying.js";
import { productAt } from "./catalogue.js";
import { askConsent } from "./consent.js";
import { productClicked } from "./events.js";
import { drawFrame } from "./frame.js";
import { account } from "./pages/account.js";
import { article } from "./pages/article.js";
import { cart } from "./pages/cart.js";
import { checkout } from "./pages/checkout.js";
import { help } from "./pages/help.js";
import { home } from "./pages/home.js";
import { missing } from "./pages/missing.js";
import { product } from "./pages/product.js";
import { shop } from "./pages/shop.js";
import { thankYou } from "./pages/thank-you.js";
import { startRouter } from "./router.js";

const pages = [
  [/^(index\.html)?$/, home],
  [/^shop(?:\/(\w+))?$/, shop],
  [/^products\/([\w-]+)$/, product],
  [/^cart$/, cart],
  [/^checkout$/, checkout],
  [/^checkout\/thank-you$/, thankYou],
  [/^account$/, account],
  [/^help$/, help],
  [/^help\/([\w-]+)$/, article],
];

function pageFor(path, query) {
  for (const [pattern, page] of pages) {
    const match = pattern.exec(path);
    const found = match && page(match[1], query);
    if (found) return found;
  }
  return missing();
}

// Cards are on several pages, so what they do is done here once.
document.addEventListener("click", ({ target }) => {
  const card = target.closest(".card");
  if (!card) return;
  const add = target.closest("[data-add]");
  const chosen = productAt(card.dataset.product);
  if (add) addToCart(add.dataset.add, chosen.roast && "Whole bean");
  else if (target.closest("a")) {
    productClicked(chosen, card.closest("[data-list]").dataset.list, Number(card.dataset.position));
  }
});

drawFrame();
startRouter(document.getElementById("main"), pageFor);
askConsent();
