import { isCoffee } from "./catalogue.js";
import { plusIcon } from "./drawings/icons.js";
import { drawProduct } from "./drawings/product.js";
import { html } from "./html.js";
import { price } from "./money.js";
import { to } from "./router.js";

/** Products side by side; `list` names the list in what is reported about it. */
export function shelf(products, list) {
  return html`<ul class="shelf" data-list="${list}">${products.map(card)}</ul>`;
}

function card(product, index) {
  const { slug, title, origin, notes, sizes } = product;
  const [size] = sizes;
  return html`<li class="card" data-product="${slug}" data-position="${index + 1}">
    <div class="card-picture tint-${slug}">${drawProduct(product)}</div>
    <div class="card-text">
      <h3 class="card-title"><a href="${to(`products/${slug}`)}">${title}</a></h3>
      <p class="card-origin">${origin}</p>
      <p class="card-notes">${notes.join(", ")}</p>
    </div>
    <div class="card-foot">
      <span class="price">${sizes.length > 1 && html`<span class="from">from </span>`}${price(size.price)}</span>
      <button class="add" type="button" data-add="${size.sku}" aria-label="Add ${title} to the cart">${plusIcon}</button>
    </div>
  </li>`;
}

/** How dark a coffee is, from 1 to 5. */
export function roastMeter({ roast }) {
  const words = ["", "Light", "Light to medium", "Medium", "Medium to dark", "Dark"];
  return html`<p class="roast"><span class="roast-dots" aria-hidden="true">
    ${[1, 2, 3, 4, 5].map((step) => html`<i class="${step <= roast ? "on" : "off"}"></i>`)}</span>${words[roast]} roast</p>`;
}

/** How a coffee may be ground; nothing for what is not coffee. */
export function grindsOf(product) {
  return isCoffee(product) ? ["Whole bean", "Filter", "Espresso", "French press"] : [];
}

/** Minus, a number, plus. */
export function stepper(quantity, name) {
  return html`<div class="stepper" role="group" aria-label="${name}">
    <button type="button" data-step="-1" aria-label="One less">−</button>
    <output>${quantity}</output>
    <button type="button" data-step="1" aria-label="One more">+</button>
  </div>`;
}

/** A labelled field of a form. */
export function field(
  name,
  label,
  { type = "text", autocomplete, value = "", hint, isRequired = true, inputmode, maxlength } = {},
) {
  return html`<label class="field"><span class="field-label">${label}${!isRequired && html` <small>optional</small>`}</span>
    <input name="${name}" type="${type}" value="${value}" ${isRequired && "required"} aria-describedby="${name}-note"
      ${autocomplete && html`autocomplete="${autocomplete}"`} ${inputmode && html`inputmode="${inputmode}"`} maxlength="${maxlength ?? 120}" />
    <span class="field-note" id="${name}-note">${hint}</span></label>`;
}

/** Has a form tell its mistakes beside its fields instead of in the browser's bubbles; calls back when there are none. */
export function whenSubmitted(form, callback) {
  form.noValidate = true;
  form.addEventListener("input", ({ target }) => target.matches("[aria-invalid]") && showMistake(target));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const inputs = [...form.querySelectorAll("input, select, textarea")];
    for (const input of inputs) showMistake(input);
    const wrong = inputs.find((input) => !input.checkValidity());
    if (wrong) wrong.focus();
    else callback(Object.fromEntries(new FormData(form)));
  });
}

function showMistake(input) {
  const note = input.closest(".field")?.querySelector(".field-note");
  if (!note) return;
  note.dataset.hint ??= note.textContent;
  const isValid = input.checkValidity();
  input.toggleAttribute("aria-invalid", !isValid);
  if (!isValid) input.setAttribute("aria-invalid", "true");
  note.textContent = isValid ? note.dataset.hint : mistakeIn(input);
}

function mistakeIn({ validity, type }) {
  if (validity.valueMissing) return "Please fill this in.";
  return type === "email" ? "That does not look like a mail address." : "Please check this.";
}
