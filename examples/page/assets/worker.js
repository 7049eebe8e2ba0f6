// The engine works here, apart from the page, so that the page never waits for it.
"use strict";

onmessage = async ({data}) => {
  if (data.module) {
    try {
      const go = new Go();
      const instance = await WebAssembly.instantiate(data.module, go.importObject);
      go.run(instance).catch(() => {}).then(() => postMessage({ended: true}));
      postMessage({ready: true});
    } catch (fault) {
      postMessage({failed: String(fault)});
    }
    return;
  }
  try {
    postMessage({id: data.id, told: fairshare(data.asked)});
  } catch (fault) {
    postMessage({id: data.id, fault: String(fault)});
  }
};
