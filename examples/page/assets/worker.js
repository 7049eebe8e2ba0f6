// The engine works here, apart from the page, so that the page never waits for it.
"use strict";

onmessage = async ({data}) => {
  if (data.module || data.packed) {
    try {
      const module = data.module ?? await WebAssembly.compile(unpack(Uint8Array.from(atob(data.packed), (byte) => byte.charCodeAt(0))));
      const go = new Go();
      const instance = await WebAssembly.instantiate(module, go.importObject);
      go.run(instance).catch(() => {}).then(() => postMessage({ended: true}));
      postMessage({ready: true, module});
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
