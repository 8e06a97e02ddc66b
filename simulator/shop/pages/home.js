import { products } from "../catalogue.js";
import { arrowIcon, flameIcon, letterIcon, truckIcon } from "../drawings/icons.js";
import { drawProduct } from "../drawings/product.js";
import { scene } from "../drawings/scene.js";
import { productListViewed } from "../events.js";
import { html } from "../html.js";
import { shelf } from "../parts.js";
import { to } from "../router.js";

const pick = (...slugs) => slugs.map((slug) => products.find((product) => product.slug === slug));
const onTheBar = pick("guji-highland", "nightjar-espresso", "huila-pink-bourbon", "morning-song");
const [kettle, nightjar, box] = pick("gooseneck-kettle", "nightjar-espresso", "tasting-box");
const aisles = [
  ["shop/filter", "Filter", "Light, clear, slow", "guji-highland", pick("nyeri-peaberry")[0]],
  ["shop/espresso", "Espresso", "Round, sweet, strong", "nightjar-espresso", nightjar],
  ["shop/equipment", "Equipment", "Made to be used daily", "bluebird-mug", kettle],
];

export function home() {
  return { title: "", content, whenShown: () => productListViewed("home", "On the bar", onTheBar) };
}

const content = html`
<section class="hero"><div class="hero-picture">${scene}</div>
  <div class="wide hero-row"><div class="hero-text">
    <h1>Coffee for the first quiet hour</h1>
    <p>Roasted on Tuesdays and Fridays in Strasbourg. In your letterbox two days later.</p>
    <p class="hero-actions"><a class="button" href="${to("shop")}">Shop coffee</a><a class="more" href="${to("products/tasting-box")}">Try five first ${arrowIcon}</a></p>
  </div></div></section>
<ul class="wide promises">
  <li>${flameIcon}<span><b>Roasted to order</b> Never more than three days old</span></li>
  <li>${truckIcon}<span><b>Free from €40</b> Otherwise €4.90, across Europe</span></li>
  <li>${letterIcon}<span><b>Not your taste?</b> Write, and we send another</span></li>
</ul>
<section class="wide block"><div class="block-head"><h2>On the bar this week</h2><a class="more" href="${to("shop")}">See everything ${arrowIcon}</a></div>
  ${shelf(onTheBar, "home")}</section>
<section class="wide block"><h2 class="unseen">Aisles</h2><div class="aisles">
  ${aisles.map(
    ([path, name, line, tint, product]) => html`<a class="aisle tint-${tint}" href="${to(path)}">
    <span class="aisle-text"><b class="aisle-name">${name}</b>${line}</span>${drawProduct(product)}</a>`,
  )}</div></section>
<section class="wide block"><div class="gift">
  <div class="gift-text"><h2>Five coffees, one evening</h2><p>The tasting box holds sixty grams of each, and cards to write down what you find. Nobody has ever agreed on all five.</p>
  <p><a class="button" href="${to("products/tasting-box")}">See the tasting box</a></p></div><div class="gift-picture">${drawProduct(box)}</div></div></section>
<section class="wide block story"><h2>One roaster, twelve kilos at a time</h2><div class="story-text">
  <p>We started in 2014 with a second-hand drum and a lease on a former bird-seed shop, which is where the name comes from. The drum is newer now. The shop still has the drawers.</p>
  <p>We buy from eleven growers, most of them for the eighth year. Each bag says who, how high, and what we paid.</p></div></section>`;
