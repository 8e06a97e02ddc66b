import { bag } from "./bag.js";
import { equipment } from "./equipment.js";

/** The picture of a product, in one of its sizes. */
export function drawProduct(product, sizeLabel) {
  return equipment[product.slug] ?? bag(product, sizeLabel);
}
