import { cartCount, onCartChange } from "./cart.js";
import { askConsent } from "./consent.js";
import { currentCustomer } from "./customer.js";
import { mark } from "./drawings/bird.js";
import { cartIcon, menuIcon, personIcon, searchIcon } from "./drawings/icons.js";
import { html } from "./html.js";
import { go, to } from "./router.js";

const links = [
  ["shop", "Shop"],
  ["shop/equipment", "Equipment"],
  ["products/tasting-box", "Gifts"],
  ["help", "Help"],
];

/** Draws what surrounds every page, and keeps it up to date. */
export function drawFrame() {
  document.getElementById("footer").innerHTML = footer;
  const header = document.getElementById("header");
  header.innerHTML = headerContent();
  const menu = header.querySelector(".menu-button");
  const toggleMenu = (isOpen) => {
    menu.setAttribute("aria-expanded", isOpen);
    header.classList.toggle("open", isOpen);
  };
  menu.addEventListener("click", () => toggleMenu(menu.getAttribute("aria-expanded") !== "true"));
  header.addEventListener("keydown", ({ key }) => key === "Escape" && toggleMenu(false));
  header.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new FormData(event.target).get("q").trim();
    go(query ? `shop?q=${encodeURIComponent(query)}` : "shop");
  });
  document.querySelector("[data-consent]").addEventListener("click", () => askConsent({ isAskedFor: true }));
  document.addEventListener("shop:page", ({ detail }) => {
    toggleMenu(false);
    markCurrent(header, detail);
  });
  onCartChange(() => showCount(header));
  showCount(header);
}

function headerContent() {
  return html`<div class="wide header-row">
    <button class="menu-button icon-button" type="button" aria-expanded="false" aria-controls="menu" aria-label="Menu">${menuIcon}</button>
    <a class="logo" href="${to("")}" aria-label="Bluebird Coffee Roasters, home">${mark}<span>Bluebird</span></a>
    <nav class="menu" id="menu" aria-label="Shop">${links.map(([path, name]) => html`<a href="${to(path)}">${name}</a>`)}</nav>
    <form class="search" role="search"><label><span class="unseen">Search the shop</span>${searchIcon}
      <input name="q" type="search" placeholder="Search" autocomplete="off" /></label></form>
    <a class="icon-button account-link" href="${to("account")}">${personIcon}<span class="unseen" data-account></span></a>
    <a class="icon-button cart-link" href="${to("cart")}">${cartIcon}<span class="count" data-count></span><span class="unseen" data-count-text></span></a>
  </div>`;
}

function showCount(header) {
  const count = cartCount();
  const badge = header.querySelector("[data-count]");
  badge.textContent = count;
  badge.hidden = count === 0;
  header.querySelector("[data-count-text]").textContent = `Cart, ${count} ${count === 1 ? "item" : "items"}`;
}

function markCurrent(header, path) {
  for (const link of header.querySelectorAll(".menu a")) {
    const isCurrent = link.pathname === to(path);
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const customer = currentCustomer();
  header.querySelector("[data-account]").textContent = customer ? `Account of ${customer.firstName}` : "Sign in";
  header.querySelector(".account-link").classList.toggle("known", Boolean(customer));
}

const footer = html`<div class="wide footer-row">
  <div><p class="logo">${mark}<span>Bluebird</span></p><p>Coffee, roasted on Tuesdays and Fridays<br />in Strasbourg since 2014.</p></div>
  <nav aria-label="Shop, below"><h2>Shop</h2><a href="${to("shop/filter")}">Filter</a><a href="${to("shop/espresso")}">Espresso</a><a href="${to("shop/decaf")}">Decaf</a><a href="${to("shop/equipment")}">Equipment</a></nav>
  <nav aria-label="Help"><h2>Help</h2><a href="${to("help/delivery")}">Delivery</a><a href="${to("help/returns")}">Returns</a><a href="${to("help/grind")}">Grind and brew</a><a href="${to("help")}">Write to us</a></nav>
  <div><h2>The roastery</h2><p>14 rue du Merle Bleu<br />67000 Strasbourg</p><p>Tuesday to Saturday, 8 to 18 h<br />03 53 01 42 42</p></div>
</div>
<div class="wide"><div class="footer-base"><span>Bluebird Coffee Roasters is not a real shop. It shows Throughline at work.</span><button class="link" type="button" data-consent>Privacy choices</button></div></div>`;
