// The engine works here, apart from the page, so that the page never waits for it.
"use strict";

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

onmessage = async ({data}) => {
  if (data.module || data.packed) {
    try {
      const module = data.module ?? await WebAssembly.compile(unpack(bytesOf(data.packed)));
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
