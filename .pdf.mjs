import { chromium } from "playwright-core";
import sp from "@sparticuz/chromium";
sp.setGraphicsMode=false; const b=await chromium.launch({executablePath:await sp.executablePath(),args:[...sp.args.filter(a=>a!=="--single-process" && !a.startsWith("--headless")), "--no-sandbox","--disable-gpu"]});
const ctx=await b.newContext({baseURL:`http://localhost:${process.env.PORT}`,locale:"fr-FR"});
const p=await ctx.newPage();
await p.goto("/demonstration?retour=%2F63"); await p.getByRole("button",{name:/Solène/}).first().click(); await p.waitForURL(u=>u.pathname==="/63");
await p.goto("/63/schemas"); const href=await p.locator("main a:has-text('familles du Puy-de-Dôme')").first().getAttribute("href");
console.log(href);
for (const [n,q] of [["volet",""],["pilote","?par=pilote"],["territoire","?par=territoire"],["trimestres","?echelle=trimestres"]]) {
await p.goto(`${href}/calendrier${q}`);
const pdf=await p.pdf({preferCSSPageSize:true,path:`/tmp/shots-${process.env.PORT}/cal-${n}.pdf`});
console.log(n,(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)||[]).length, await p.locator(".calendrier-lignes > li").count(), await p.locator(".calendrier-jalon").count());
}
await b.close();
