import { mark } from "../drawings/bird.js";
import { html } from "../html.js";
import { to } from "../router.js";

/** What is shown at an address that leads nowhere. */
export function missing() {
  return {
    title: "Not here",
    content: html`<div class="wide page empty">${mark}<h1>This one has flown</h1><p>There is no page at this address.</p>
      <p><a class="button" href="${to("shop")}">See the shop</a></p></div>`,
  };
}
