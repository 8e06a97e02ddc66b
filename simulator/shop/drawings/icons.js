import { html } from "../html.js";

const icon = (content) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${content}</svg>`;

export const cartIcon = icon(html`<path d="M5 8h14l-1 12H6L5 8Z" /><path d="M9 10V7a3 3 0 0 1 6 0v3" />`);
export const personIcon = icon(html`<circle cx="12" cy="8" r="4" /><path d="M4 21c1-5 4-7 8-7s7 2 8 7" />`);
export const searchIcon = icon(html`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 5 5" />`);
export const menuIcon = icon(html`<path d="M4 7h16M4 12h16M4 17h16" />`);
export const arrowIcon = icon(html`<path d="M5 12h14M13 6l6 6-6 6" />`);
export const checkIcon = icon(html`<path d="m5 13 4.5 4.5L19 7" />`);
export const plusIcon = icon(html`<path d="M12 5v14M5 12h14" />`);
export const truckIcon = icon(
  html`<path d="M2 6h12v11H2zM14 10h4l4 4v3h-8z" /><circle cx="7" cy="18" r="2" /><circle cx="18" cy="18" r="2" />`,
);
export const flameIcon = icon(
  html`<path d="M12 3c1 4 6 6 6 11a6 6 0 0 1-12 0c0-3 2-4 3-6 1 2 2 2 3 2 1-2 0-5 0-7Z" />`,
);
export const letterIcon = icon(html`<path d="M3 6h18v12H3zM3 7l9 7 9-7" />`);
