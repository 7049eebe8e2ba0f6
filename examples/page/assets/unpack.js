// What undoes LZMA, in which the engine is packed: a third smaller than by what
// browsers undo by themselves. After the format's specification, which its author,
// Igor Pavlov, has put in the public domain.
"use strict";

// bits reads the packed bytes as a range coder left them.
class Bits {
  constructor(packed, at) {
    this.packed = packed;
    this.at = at + 5; // the first byte is nought
    this.range = 0xffffffff;
    this.code = new DataView(packed.buffer, packed.byteOffset + at + 1, 4).getUint32(0);
  }

  fill() {
    if (this.range >= 0x1000000) return;
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.packed[this.at++]) >>> 0;
  }

  // bit reads one that was likely to be nought by as much as was learnt.
  bit(odds, i) {
    const p = odds[i], bound = (this.range >>> 11) * p;
    let bit = 0;
    if (this.code < bound) {
      this.range = bound;
      odds[i] = p + ((2048 - p) >> 5);
    } else {
      this.range = (this.range - bound) >>> 0;
      this.code = (this.code - bound) >>> 0;
      odds[i] = p - (p >> 5);
      bit = 1;
    }
    this.fill();
    return bit;
  }

  even(count) {
    let read = 0;
    while (count-- > 0) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit) this.code = (this.code - this.range) >>> 0;
      read = (read << 1) | bit;
      this.fill();
    }
    return read >>> 0;
  }

  tree(odds, from, count) {
    let node = 1;
    for (let i = 0; i < count; i++) node = (node << 1) | this.bit(odds, from + node);
    return node - (1 << count);
  }

  reversed(odds, from, count) {
    let node = 1, read = 0;
    for (let i = 0; i < count; i++) {
      const bit = this.bit(odds, from + node);
      node = (node << 1) | bit;
      read |= bit << i;
    }
    return read;
  }
}

const odds = (count) => new Uint16Array(count).fill(1024);

class Lengths {
  constructor() {
    this.choice = odds(2);
    this.short = odds(16 << 3);
    this.middle = odds(16 << 3);
    this.long = odds(256);
  }

  read(bits, place) {
    if (!bits.bit(this.choice, 0)) return 2 + bits.tree(this.short, place << 3, 3);
    if (!bits.bit(this.choice, 1)) return 10 + bits.tree(this.middle, place << 3, 3);
    return 18 + bits.tree(this.long, 0, 8);
  }
}

// unpack returns what was packed, in a file of the LZMA format with its length.
function unpack(packed) {
  const header = new DataView(packed.buffer, packed.byteOffset, 13);
  const property = header.getUint8(0);
  const context = property % 9, low = ((property / 9) | 0) % 5, high = (property / 45) | 0;
  const size = header.getUint32(5, true);
  const out = new Uint8Array(size);
  const bits = new Bits(packed, 13);
  const literal = odds(0x300 << (context + low));
  const isMatch = odds(12 << 4), isRepeat = odds(12), isOlder = odds(12), isThird = odds(12), isFourth = odds(12), isLong = odds(12 << 4);
  const slots = odds(4 << 6), near = odds(128), far = odds(16);
  const lengths = new Lengths(), repeats = new Lengths();
  let state = 0, at = 0;
  let last = 0, second = 0, third = 0, fourth = 0; // distances, less one

  const distance = (length) => {
    const slot = bits.tree(slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const more = (slot >> 1) - 1, from = ((2 | (slot & 1)) << more) >>> 0;
    if (slot < 14) return from + bits.reversed(near, from - slot, more);
    return (from + ((bits.even(more - 4) << 4) >>> 0) + bits.reversed(far, 0, 4)) >>> 0;
  };

  while (at < size) {
    const place = at & ((1 << high) - 1);
    if (!bits.bit(isMatch, (state << 4) + place)) {
      const before = at > 0 ? out[at - 1] : 0;
      const from = 0x300 * (((at & ((1 << low) - 1)) << context) + (before >> (8 - context)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - last - 1];
        while (symbol < 256) {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const bit = bits.bit(literal, from + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | bit;
          if (bit !== expected) break;
        }
      }
      while (symbol < 256) symbol = (symbol << 1) | bits.bit(literal, from + symbol);
      out[at++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length;
    if (!bits.bit(isRepeat, state)) {
      length = lengths.read(bits, place);
      state = state < 7 ? 7 : 10;
      [fourth, third, second] = [third, second, last];
      last = distance(length);
    } else {
      if (!bits.bit(isOlder, state)) {
        if (!bits.bit(isLong, (state << 4) + place)) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - last - 1];
          at++;
          continue;
        }
      } else if (!bits.bit(isThird, state)) {
        [last, second] = [second, last];
      } else if (!bits.bit(isFourth, state)) {
        [last, second, third] = [third, last, second];
      } else {
        [last, second, third, fourth] = [fourth, last, second, third];
      }
      length = repeats.read(bits, place);
      state = state < 7 ? 8 : 11;
    }
    if (last >= at || at + length > size) throw new Error("the engine in this page is damaged");
    for (let from = at - last - 1; length > 0; length--) out[at++] = out[from++];
  }
  return out;
}
