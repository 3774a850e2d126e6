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

  // A plan beside its document: the document follows the entry that is worked on.
  document.addEventListener("focusin", function (event) {
    var entry = event.target.closest(".entry");
    var link = entry && entry.querySelector("a[href^='#L']");
    var line = link && document.getElementById(link.hash.slice(1));
    var block = line && line.closest(".block");
    var paper = block && block.closest(".paper");
    if (paper) {
      Array.prototype.forEach.call(paper.querySelectorAll(".shown"), function (other) {
        other.classList.remove("shown");
      });
      block.classList.add("shown");
      paper.scrollTop = block.offsetTop - paper.clientHeight / 3;
    }
  });

  // What takes a while says at once that it was understood, and is not sent twice.
  var busy = document.getElementById("busy");
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || event.defaultPrevented) {
      return;
    }
    form.setAttribute("aria-busy", "true");
    busy.hidden = false;
    busy.textContent = busy.getAttribute("data-words");
    // Only after the form has been read: a disabled button is not sent along.
    setTimeout(function () {
      form.querySelectorAll("button").forEach(function (button) { button.disabled = true; });
    });
  });
  // Whoever comes back with the browser's own button finds the form as it was.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      busy.hidden = true;
      document.querySelectorAll("form[aria-busy]").forEach(function (form) {
        form.removeAttribute("aria-busy");
        form.querySelectorAll("button").forEach(function (button) { button.disabled = false; });
      });
    }
  });

  // Paper shows what is folded; the screen is as before afterwards. Without script the print version does it.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.filter.call(document.querySelectorAll("main details"), function (part) { return !part.open; });
    folded.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (part) { part.open = false; });
    folded = [];
  });

  // The menu and long filters are folded on a phone and open on a desktop; the print version hides nothing.
  if (window.matchMedia("(max-width: 61.9375rem)").matches && !/[?&]print=1/.test(location.search)) {
    document.querySelectorAll(".rooms details, details[data-fold]").forEach(function (part) {
      part.removeAttribute("open");
    });
  }
  document.querySelectorAll(".rooms details").forEach(function (menu) {
    menu.removeAttribute("data-unfolded");
  });
})();
