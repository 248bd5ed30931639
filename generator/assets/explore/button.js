// The button "Explore" under each chart. What it needs is loaded when it is first pressed.
(() => {
  "use strict";
  const here = document.currentScript.src;
  for (const figure of document.querySelectorAll("figure.chart")) {
    const links = figure.querySelector(".chart-links");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: "Explore", ariaExpanded: "false" });
    links.append(button);
    const said = document.createElement("p");
    said.role = "status";
    links.before(said);
    button.addEventListener("click", async () => {
      said.textContent = "Loading …";
      try {
        const { toggle } = await import(new URL(`explore.js${new URL(here).search}`, here));
        await toggle(figure, button);
        said.textContent = "";
      } catch {
        said.textContent = "The moving chart could not be loaded. The drawing and the table hold the same numbers.";
      }
    });
  }
})();
