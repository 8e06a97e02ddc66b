// biome-ignore-all format: as they are pasted.
// biome-ignore-all lint: as they are pasted.
// The lines that Throughline gives to paste, with the write key read from the page. They are a file here only because
// the page that serves this shop allows no inline scripts.
!function(w,d){var t=w.throughline=w.throughline||[],s;if(!t.load){
"load identify track page group alias reset consent".split(" ").forEach(function(m){
t[m]=function(){t.push([m,[].slice.call(arguments),Date.now(),location.href])}});
s=d.createElement("script");s.async=!0;s.src="/sdk.js";d.head.appendChild(s)}
t.load(d.querySelector("meta[name=throughline-write-key]").content,{"consent":"required"})}(window,document)
