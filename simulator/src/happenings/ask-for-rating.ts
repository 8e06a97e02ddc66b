import { minute } from "../local-time.ts";
import { openingOf } from "../mails.ts";
import { fromSystem } from "../origins.ts";
import { recommendationScore, stars } from "../ratings.ts";
import { decide, type Happening } from "../world.ts";

/** The company asks by mail how things went: NPS after some orders, CSAT after a solved case. */
export const askForRating: Happening<"ask for rating"> = (world, life, at, { survey, about }) => {
  const origin = fromSystem(life, "mail", "email");
  const sent = { survey_id: `survey-${survey.toLowerCase()}`, survey_type: survey, about };
  world.say(at, life, origin, { type: "track", event: "Survey Sent", properties: sent });
  if (!decide(world, life, at, "answersSurvey")) return;

  const score = survey === "NPS" ? recommendationScore(world, life) : stars(world, life);
  const answered = { ...sent, score, scale: survey === "NPS" ? 10 : 5 };
  const event = survey === "NPS" ? "NPS Submitted" : "CSAT Submitted";
  world.say(openingOf(life, at) + minute, life, origin, { type: "track", event, properties: answered });
};
