import { minute } from "../local-time.ts";
import { deliverMail, openingOf, reportMail } from "../mails.ts";
import { fromSystem } from "../origins.ts";
import { recommendationScore, stars } from "../ratings.ts";
import { decide, type Happening } from "../world.ts";

/** The company asks by mail how things went: NPS after some orders, CSAT after a solved case. */
export const askForRating: Happening<"ask for rating"> = (world, life, at, { survey, about }) => {
  const subject = survey === "NPS" ? "Would you recommend Bluebird?" : "How did we do?";
  const mail = deliverMail(world, life, at, `survey-${survey.toLowerCase()}`, subject);
  if (!decide(world, life, at, "answersSurvey")) return;

  const openedAt = openingOf(life, at);
  reportMail(world, life, openedAt, "Email Opened", mail);
  const score = survey === "NPS" ? recommendationScore(world, life) : stars(world, life);
  const properties = { survey_type: survey, survey_id: `survey-${survey.toLowerCase()}`, about, score };
  world.say(openedAt + minute, life, fromSystem(life, "mail"), { type: "track", event: "Survey Answered", properties });
};
