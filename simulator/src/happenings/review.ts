import { pick } from "../distributions.ts";
import { fromSystem } from "../origins.ts";
import { stars } from "../ratings.ts";
import type { Happening } from "../world.ts";

const words: Record<number, readonly string[]> = {
  1: ["Came a week late and nobody could tell me why.", "Not what I ordered, and no answer for days."],
  2: ["Good beans, but the delivery was a mess.", "Expected more for the price."],
  3: ["Fine, a little dark for my taste.", "Decent coffee, average service."],
  4: ["Lovely, clean cup. Will order again.", "Sweet and balanced, arrived on time."],
  5: ["The best I have had at home. Thank you!", "Fresh, bright, delicious.", "My mornings are saved."],
};

/** A customer reviews what they bought. */
export const review: Happening<"review"> = (world, life, at, { order }) => {
  const [line] = order.lines;
  const rating = stars(world, life);
  const properties = {
    review_id: `review-${order.id}`,
    product_id: line!.product_id,
    rating,
    review_body: pick(life.random, words[rating]!),
  };
  world.say(at, life, fromSystem(life, "shop", "web"), { type: "track", event: "Product Reviewed", properties });
};
