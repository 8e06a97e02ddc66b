import { type IdentifierKind, isRuleKind } from "./identifier.ts";

// What programs write when there is nothing. Sources: the refused ids of PostHog, Mixpanel and the Amplitude SDKs,
// and the "zeroes and dashes" that Segment recommends to block.
const accidents = new Set(
  words(`undefined null nil nan none void infinity -infinity true false 0 -1 [] {} <nil> <null> (null) <undefined>
    [object_object] [object_undefined] [object_null] [object_promise] function string 9774d56d682e549c lmy47d`),
);

// What people and templates write when they know nobody. A real channel handle may be called so, an id may not.
const standIns = new Set(
  words(`anonymous anon anonymous_user anonymoususer anonymous_id anonymousid guest guest_user guestuser visitor user
    users unknown unknown_user unidentified nobody noone no_one someone customer customer_id client member default
    id uid uuid user_id userid username user_name distinct_id distinctid device_id deviceid session_id email e-mail
    mail phone name n/a na n.a. not_available not_applicable not_set (not_set) notset unset unassigned undetermined
    not_authenticated unauthenticated not_logged_in logged_out loggedout signed_out empty blank missing invalid
    test test_user testuser tester demo demo_user dummy example sample placeholder temp tmp tbd your_user_id
    your_id my_user_id android ios browser web server deface null_user`),
);

const fillerMailboxes = new Set(
  words(`noreply no-reply no_reply no.reply donotreply do-not-reply do_not_reply noemail no-email no_email nomail
    no-mail none null undefined nan n/a na test`),
);

const ownExampleMailboxes = new Set(words("you your me name your.name yourname first.last email.address info foo bar"));

const fillerDomains = new Set(
  words("example test email domain mydomain yourdomain yourcompany none null localhost foo bar abc xyz"),
);

const onlyMarks = /^[^\p{L}\p{N}]*$/u;
const zeroesAndDashes = /^[0\-_. ]+$/;
const allFs = /^f{8}-?(?:f{4}-?){3}f{12}$/;
const unrenderedTemplate = /^(?:\{\{.*\}\}|\{%.*%\}|\$\{.*\}|\[\[.*\]\]|<[%\w].*>|%\w+%|\*\|.*\|\*|\{\w+\}|:\w+)$/;
const repeatedDigits = /(\d)\1{6}$/;
const countedDigits = /1234567890$/;

// Most ids are longer than every word above and begin like none of the patterns; ingest asks 40,000 times a second.
const longestWord = Math.max(...[...accidents, ...standIns].map((word) => word.length));
const mayBePattern = /^[^1-9a-eg-z]|\W$/i;

/** Whether a value in normal form is what stands where an identifier is missing; such a value never joins anybody. */
export function isPlaceholder(kind: IdentifierKind, value: string): boolean {
  if (kind !== "email" && kind !== "phone" && value.length > longestWord && !mayBePattern.test(value)) return false;
  const bare = bareWord(value);
  if (isAccident(bare)) return true;
  if (kind === "email") return isFillerEmail(bare);
  if (kind === "phone") return repeatedDigits.test(bare) || countedDigits.test(bare);
  if (kind === "user_id" || kind === "anonymous_id" || isRuleKind(kind))
    return standIns.has(bare.replaceAll(/[\s-]+/g, "_"));
  return false;
}

function isAccident(bare: string): boolean {
  if (accidents.has(bare.replaceAll(" ", "_")) || onlyMarks.test(bare)) return true;
  return zeroesAndDashes.test(bare) || allFs.test(bare) || unrenderedTemplate.test(bare);
}

function isFillerEmail(email: string): boolean {
  const at = email.lastIndexOf("@");
  const mailbox = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (fillerMailboxes.has(mailbox)) return true;

  const site = domain.split(".").at(0) ?? "";
  const isFillerDomain = fillerDomains.has(site) || standIns.has(site);
  return isFillerDomain && (standIns.has(mailbox) || ownExampleMailboxes.has(mailbox) || mailbox === site);
}

/** In lower case, without the quotes that a twice encoded value is wrapped in. */
function bareWord(value: string): string {
  let bare = value.trim().toLowerCase();
  while (bare.length > 1 && /^(["'`]).*\1$/s.test(bare)) bare = bare.slice(1, -1).trim();
  return bare.replace(/^\\"(.*)\\"$/, "$1");
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
