import { articles } from "../articles.js";
import { currentCustomer, ordersOf } from "../customer.js";
import { arrowIcon } from "../drawings/icons.js";
import { identified, supportTicketCreated } from "../events.js";
import { html } from "../html.js";
import { field, whenSubmitted } from "../parts.js";
import { to } from "../router.js";

const topics = ["Where is my order", "Something is broken", "Which coffee for me", "Something else"];

export function help() {
  return { title: "Help", content: content(), whenShown };
}

function content() {
  const customer = currentCustomer();
  return html`<div class="wide page"><header class="page-head"><h1>Help</h1><p>Four pages that answer most things, and two people for the rest.</p></header>
    <ul class="topics">${articles.map(({ slug, title, line }) => html`<li><a href="${to(`help/${slug}`)}"><b>${title}</b><span>${line}</span>${arrowIcon}</a></li>`)}</ul>
    <section class="block ways"><div><h2>Write to us</h2><p class="lead">Anna or Mathieu answers within a day, from Tuesday to Saturday.</p>
      <form class="panel">${field("email", "Your mail", { type: "email", autocomplete: "email", value: customer?.email })}
        <label class="field"><span class="field-label">It is about</span><select name="topic">${topics.map((topic) => html`<option>${topic}</option>`)}</select></label>
        ${field("subject", "In one line")}
        <label class="field"><span class="field-label">Your message</span><textarea name="message" rows="5" required aria-describedby="message-note"></textarea><span class="field-note" id="message-note"></span></label>
        <button class="button broad" type="submit">Send</button></form></div>
      <aside class="elsewhere"><h3>Rather talk?</h3><p>03 53 01 42 42<br />Tuesday to Saturday, 8 to 18 h</p>
        <h3>Rather drink?</h3><p>14 rue du Merle Bleu, Strasbourg.<br />We open every bag you ask about.</p></aside></section></div>`;
}

function whenShown(main) {
  const form = main.querySelector("form");
  whenSubmitted(form, ({ email, topic, subject }) => {
    const customer = currentCustomer();
    if (!customer) identified({ email: email.trim().toLowerCase() });
    const id = `W-${Date.now().toString(36).toUpperCase()}`;
    supportTicketCreated({ id, topic, subject, orderId: customer && ordersOf(customer)[0]?.id });
    form.outerHTML = html`<div class="panel sent" tabindex="-1"><h3>Your message is on its way</h3><p>Its number is <b>${id}</b>. The answer goes to ${email}.</p></div>`;
    main.querySelector(".sent").focus();
  });
}
