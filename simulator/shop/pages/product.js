import { addToCart } from "../buying.js";
import { isCoffee, productAt, products } from "../catalogue.js";
import { truckIcon } from "../drawings/icons.js";
import { drawProduct } from "../drawings/product.js";
import { productViewed } from "../events.js";
import { html } from "../html.js";
import { price } from "../money.js";
import { grindsOf, roastMeter, shelf, stepper } from "../parts.js";
import { to } from "../router.js";

/** One product, to choose a size and a grind of. */
export function product(slug) {
  const shown = productAt(slug);
  if (!shown) return undefined;
  return { title: shown.title, content: content(shown), whenShown: (main) => whenShown(main, shown) };
}

function content(shown) {
  const { slug, title, origin, category, notes, story, facts, sizes, roast } = shown;
  const aisle = category.toLowerCase();
  const beside = goesWellWith(shown);
  return html`<div class="wide page">
    <nav class="crumbs" aria-label="You are here"><a href="${to("shop")}">Shop</a><a href="${to(`shop/${aisle}`)}">${category}</a></nav>
    <div class="product">
      <div class="product-picture tint-${slug}" data-picture>${drawProduct(shown)}</div>
      <form class="product-text">
        <p class="product-origin">${origin}</p><h1>${title}</h1>
        <p class="product-notes">${notes.join(" · ")}</p>
        ${roast && roastMeter(shown)}
        <p class="product-story">${story}</p>
        ${
          sizes.length > 1 &&
          choice(
            "Size",
            "sku",
            sizes.map(({ sku, label, price: amount }) => [sku, label, price(amount)]),
          )
        }
        ${
          roast &&
          choice(
            "Grind",
            "grind",
            grindsOf(shown).map((grind) => [grind, grind]),
          )
        }
        <div class="product-buy">${stepper(1, "Quantity")}
          <button class="button" type="submit">Add to cart<span class="button-price" data-price>${price(sizes[0].price)}</span></button></div>
        <p class="product-shipping">${truckIcon} Leaves us tomorrow. Free delivery from €40.</p>
        <dl class="facts">${Object.entries(facts).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      </form>
    </div>
    <section class="block"><div class="block-head"><h2>Goes well with it</h2></div>${shelf(beside, "beside")}</section>
  </div>`;
}

/** Two of the same aisle, then what belongs to the other half of a cup. */
function goesWellWith(shown) {
  const alike = products.filter((each) => each !== shown && each.category === shown.category).slice(0, 2);
  const unlike = products.filter((each) => isCoffee(each) !== isCoffee(shown));
  return [...alike, ...unlike].slice(0, 4);
}

function choice(title, name, options) {
  return html`<fieldset class="choice"><legend>${title}</legend>${options.map(
    ([value, label, note], index) =>
      html`<label><input type="radio" name="${name}" value="${value}" ${index === 0 && "checked"} /><span>${label}${note && html` <small>${note}</small>`}</span></label>`,
  )}</fieldset>`;
}

function whenShown(main, shown) {
  const form = main.querySelector("form");
  const chosen = () => {
    const { sku, grind = "" } = Object.fromEntries(new FormData(form));
    const size = shown.sizes.find((each) => each.sku === sku) ?? shown.sizes[0];
    return { size, grind, quantity: Number(form.querySelector("output").value) };
  };
  const show = () => {
    const { size, quantity } = chosen();
    main.querySelector("[data-price]").textContent = price(size.price * quantity);
    main.querySelector("[data-picture]").innerHTML = drawProduct(shown, size.label);
  };
  form.addEventListener("click", ({ target }) => {
    const step = Number(target.dataset.step ?? 0);
    if (!step) return;
    const output = form.querySelector("output");
    output.value = Math.max(1, Math.min(20, Number(output.value) + step));
    show();
  });
  form.addEventListener("change", ({ target }) => {
    show();
    if (target.name === "sku") productViewed(shown, chosen().size);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { size, grind, quantity } = chosen();
    addToCart(size.sku, grind, quantity);
  });
  productViewed(shown, shown.sizes[0]);
}
