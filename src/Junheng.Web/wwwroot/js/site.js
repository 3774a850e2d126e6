// Small conveniences; every page works without them.
(function () {
  "use strict";

  // The year and the filters apply as soon as they are chosen; without script a button does it.
  document.addEventListener("change", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-autosubmit")) {
      form.submit();
    }
  });
  document.querySelectorAll("[data-autosubmit] [data-noscript]").forEach(function (button) {
    button.hidden = true;
  });

  // A file the server would refuse unread is refused before it travels.
  document.addEventListener("change", function (event) {
    var largest = event.target.getAttribute("data-largest");
    if (largest) {
      var tooLarge = Array.prototype.some.call(event.target.files, function (file) {
        return file.size > Number(largest);
      });
      event.target.setCustomValidity(tooLarge ? event.target.getAttribute("data-too-large") : "");
      event.target.reportValidity();
    }
  });

  // An address that points into a folded part opens it.
  function openTarget() {
    var target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();

  // The menu and long filters are folded on a phone and open on a desktop.
  if (window.matchMedia("(max-width: 61.9375rem)").matches) {
    document.querySelectorAll(".rooms details, details[data-fold]").forEach(function (part) {
      part.removeAttribute("open");
    });
  }
})();
