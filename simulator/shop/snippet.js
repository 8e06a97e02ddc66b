// The lines that Throughline gives to paste, with the write key read from the page. They are a file here only because
// the page that serves this shop allows no inline scripts.
!((w, d) => {
  var t = (w.throughline = w.throughline || []);
  if (!t.load) {
    "load identify track page group alias reset consent".split(" ").forEach((m) => {
      t[m] = function () {
        t.push([m, [].slice.call(arguments), Date.now(), location.href]);
      };
    });
    var s = d.createElement("script");
    s.async = !0;
    s.src = "/sdk.js";
    d.head.appendChild(s);
  }
  t.load(d.querySelector("meta[name=throughline-write-key]").content, { consent: "required" });
})(window, document);
