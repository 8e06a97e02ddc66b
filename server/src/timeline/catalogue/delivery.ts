import { family } from "./meaning.ts";

/** What shops, warehouses and carriers report between an order and the customer's door, and on the way back. */
export const delivery = family(
  "Delivery",
  { channel: "delivery", department: "logistics", stage: "purchase", direction: "outbound" },
  [
    { name: "Order Confirmed", channel: "email", department: "sales", outcome: "success" },
    { name: "Order Fulfilled", outcome: "success", aliases: ["Fulfillment Created"] },
    { name: "Order Shipped", outcome: "success", aliases: ["Shipment Created", "Shipment Sent", "Package Shipped"] },
    { name: "Order Out of Stock", outcome: "failure" },
    { name: "Delivery Scheduled" },
    { name: "Delivery Rescheduled", direction: "inbound", purpose: "get_something_done" },
    { name: "Out for Delivery", aliases: ["Order Out for Delivery", "Package Out for Delivery"] },
    { name: "Delivery Attempted", outcome: "failure" },
    { name: "Delivery Delayed", outcome: "failure", aliases: ["Order Delayed", "Shipment Delayed"] },
    { name: "Delivery Failed", outcome: "failure" },
    {
      name: "Order Delivered",
      outcome: "success",
      aliases: ["Delivery Completed", "Package Delivered", "Shipment Delivered"],
    },
    { name: "Order Ready for Pickup", outcome: "success" },
    { name: "Order Picked Up", direction: "inbound", outcome: "success" },
    { name: "Package Lost", outcome: "failure", aliases: ["Shipment Lost"] },
    { name: "Package Damaged", outcome: "failure", aliases: ["Shipment Damaged"] },
    {
      name: "Tracking Viewed",
      channel: null,
      direction: "inbound",
      purpose: "ask_a_question",
      aliases: ["Order Tracked"],
    },
    { name: "Return Shipped", stage: "service", direction: "inbound", purpose: "solve_a_problem" },
    { name: "Return Received", stage: "service", purpose: "solve_a_problem", outcome: "success" },
  ],
);
