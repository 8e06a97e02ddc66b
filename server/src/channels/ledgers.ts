/** What writers of `channels.message` announce. */
export const messagesLedger = "channels.message";

/** What writers of `channels.delivery` announce. */
export const deliveriesLedger = "channels.delivery";

/** What a change of a channel's settings, or its end, announces: whoever remembers channels forgets them. */
export const channelsLedger = "channels.channel";

/** What writers of either announce too: visitors' devices follow both as one. */
export const passagesLedger = "channels.passage";
