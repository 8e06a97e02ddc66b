import type { NewWorkspace } from "../screens/setup/setup-screen.tsx";

const origin = "http://localhost:4600";
const writeKey = "wk_7Gq2vJ0TnPzYx4cLr9WdKs1m";

/** A workspace as it is just after it was founded, for previews. */
export const sampleWorkspace: NewWorkspace = {
  name: "Northwind Coffee",
  origin,
  writeKey,
  secrets: [
    {
      name: "Server write key",
      value: "wk_server_9dK2mQx7Lr4vTnPzYx4cLr9W",
      use: "Sends touchpoints that count as proven.",
    },
    {
      name: "Secret key",
      value: "sk_4vTnPzYx4cLr9WdKs1m7Gq2vJ0",
      use: "Reads and changes everything through the API.",
    },
    { name: "Identity secret", value: "is_Yx4cLr9WdKs1m7Gq2vJ0TnPz", use: "Signs tokens that prove who a visitor is." },
  ],
};
