import { askAgain } from "./happenings/ask-again.ts";
import { askForRating } from "./happenings/ask-for-rating.ts";
import { buyAtCounter } from "./happenings/buy-at-counter.ts";
import { contact } from "./happenings/contact.ts";
import { deliver } from "./happenings/deliver.ts";
import { enjoyCoffee } from "./happenings/enjoy-coffee.ts";
import { handToCarrier } from "./happenings/hand-to-carrier.ts";
import { lookBack } from "./happenings/look-back.ts";
import { mailNewsletter } from "./happenings/mail-newsletter.ts";
import { recommend } from "./happenings/recommend.ts";
import { renew } from "./happenings/renew.ts";
import { returnAsOldCustomer } from "./happenings/return-as-old-customer.ts";
import { review } from "./happenings/review.ts";
import { solve } from "./happenings/solve.ts";
import { talkWithAccountManager } from "./happenings/talk-with-account-manager.ts";
import { visit } from "./happenings/visit.ts";
import type { Life } from "./life.ts";
import type { Instant } from "./local-time.ts";
import type { Plan } from "./plans.ts";
import type { Happening, World } from "./world.ts";

/** Everything that can happen in a life, by the name under which it is planned. */
const happenings: { readonly [Deed in Plan["does"]]: Happening<Deed> } = {
  visit,
  "return as old customer": returnAsOldCustomer,
  "hand to carrier": handToCarrier,
  deliver,
  "look back": lookBack,
  contact,
  "ask again": askAgain,
  solve,
  "ask for rating": askForRating,
  review,
  recommend,
  renew,
  "mail newsletter": mailNewsletter,
  "buy at counter": buyAtCounter,
  "enjoy coffee": enjoyCoffee,
  "talk with account manager": talkWithAccountManager,
};

/** Carries out a plan whose time has come. */
export function carryOut<Deed extends Plan["does"]>(
  world: World,
  life: Life,
  at: Instant,
  plan: Plan & { does: Deed },
): void {
  const happening = happenings[plan.does] as Happening<Deed>;
  happening(world, life, at, plan as Extract<Plan, { does: Deed }>);
}
