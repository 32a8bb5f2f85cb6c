import { chromium } from "playwright-core";
import sp from "@sparticuz/chromium";
import { mkdirSync } from "node:fs";
const port=process.env.PORT??"3999"; const base=`http://localhost:${port}`; const out=`/tmp/shots-${port}`; mkdirSync(out,{recursive:true});
sp.setGraphicsMode=false; const b=await chromium.launch({executablePath:await sp.executablePath(),args:[...sp.args.filter(a=>a!=="--single-process" && !a.startsWith("--headless")), "--no-sandbox","--disable-gpu"]});
const who=process.argv[2]; const width=+process.argv[3]; const list=process.argv.slice(4);
const ctx=await b.newContext({baseURL:base,viewport:{width,height:900},locale:"fr-FR",colorScheme:process.env.DARK?"dark":"light"});
const p=await ctx.newPage();
if(who!=="visiteur"){ await p.goto("/demonstration?retour=%2F63"); await p.getByRole("button",{name:new RegExp(who)}).first().click(); await p.waitForURL(u=>u.pathname==="/63"); }
const t=async a=>{const r=await ctx.request.get(base+a,{headers:{accept:"text/html"}});return [r.status(),await r.text()]};const [s,h]=await t("/63/schemas");const schemas=[...new Set([...h.matchAll(/href="(\/63\/schemas\/[a-z0-9]+)"/g)].map(m=>m[1]))];for(const sc of schemas){const [st,pl]=await t(sc+"/plan");const objs=[...new Set([...pl.matchAll(/href="(\/63\/schemas\/[a-z0-9]+\/(?:objectifs|actions)\/[a-z0-9]+)"/g)].map(m=>m[1]))];console.log(sc,st,objs.length);for(const o of objs){const [x]=await t(o);if(x!==200)console.log(o,x)}}
await b.close();
