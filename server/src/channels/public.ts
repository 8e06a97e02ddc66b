export { readDeliveries } from "./delivery.sql.ts";
export { deliveriesLedger, messagesLedger } from "./ledgers.ts";
export { readReceived } from "./message.sql.ts";
export type {
  ChannelAuthor,
  ChannelBody,
  ChannelFile,
  ChannelMessage,
  DeliveryRead,
  DeliveryState,
  MessageRead,
  Thread,
} from "./message.ts";
export { markSeen, type Outgoing, revise, send, withdraw } from "./send.ts";
export { type Notice, noticeSignal, type Typing, typingSignal, type VisitorSeen, visitorSignal } from "./signals.ts";
export { beginThread, threadOf } from "./thread.ts";
