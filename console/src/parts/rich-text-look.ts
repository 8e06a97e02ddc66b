/** How written text looks, where it is read and where it is written. */
export const richTextLook = [
  "text-work leading-5 wrap-anywhere",
  "[&_p]:min-h-5 [&_p+p]:mt-2 [&_:is(ul,ol)]:my-1.5 [&_ul]:list-disc [&_ol]:list-decimal [&_:is(ul,ol)]:pl-5 [&_li>p+p]:mt-1",
  "[&_a]:text-accent-text [&_a]:underline [&_a]:decoration-accent-line [&_a]:underline-offset-2 [&_a:hover]:decoration-current",
  "[&_blockquote]:my-2 [&_blockquote]:border-l-2 [&_blockquote]:border-border [&_blockquote]:pl-3 [&_blockquote]:text-muted",
  "[&_code]:rounded-sm [&_code]:bg-pressed [&_code]:px-1 [&_code]:font-mono [&_code]:text-meta",
  "[&_pre]:my-2 [&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:border [&_pre]:bg-sunken [&_pre]:p-2 [&_pre_code]:bg-transparent [&_pre_code]:p-0",
  "[&_:is(h1,h2,h3,h4,h5,h6)]:my-2 [&_:is(h1,h2,h3,h4,h5,h6)]:font-semibold [&_:is(b,strong)]:font-semibold [&_i]:italic",
  "[&_img]:my-1 [&_img]:max-h-80 [&_img]:max-w-full [&_img]:rounded-md [&_hr]:my-3",
  "[&_table]:my-2 [&_table]:border-collapse [&_:is(td,th)]:border [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1 [&_th]:text-left",
  "[&_[data-mention]]:rounded-sm [&_[data-mention]]:bg-accent-tint [&_[data-mention]]:px-1 [&_[data-mention]]:font-medium [&_[data-mention]]:text-accent-text",
].join(" ");
