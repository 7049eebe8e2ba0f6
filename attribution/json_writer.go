package attribution

import (
	"bytes"
	"encoding/json"

	"github.com/shopspring/decimal"
)

// jsonWriter writes JSON with keys in the order of the calls.
type jsonWriter struct {
	out   bytes.Buffer
	comma bool // whether a comma stands before what comes next
}

func (w *jsonWriter) item() {
	if w.comma {
		w.out.WriteByte(',')
	}
	w.comma = true
}

func (w *jsonWriter) open(bracket byte) *jsonWriter {
	w.item()
	w.out.WriteByte(bracket)
	w.comma = false
	return w
}

func (w *jsonWriter) close(bracket byte) *jsonWriter {
	w.out.WriteByte(bracket)
	w.comma = true
	return w
}

// string writes text as it is, but for what JSON must escape.
func (w *jsonWriter) string(text string) {
	w.item()
	encoder := json.NewEncoder(&w.out)
	encoder.SetEscapeHTML(false)
	encoder.Encode(text)            // a string always encodes
	w.out.Truncate(w.out.Len() - 1) // the encoder ends a line
}

func (w *jsonWriter) key(key string) *jsonWriter {
	w.string(key)
	w.out.WriteByte(':')
	w.comma = false
	return w
}

func (w *jsonWriter) text(key, value string) *jsonWriter {
	w.key(key).string(value)
	return w
}

func (w *jsonWriter) null() *jsonWriter {
	w.item()
	w.out.WriteString("null")
	return w
}

func (w *jsonWriter) flag(value bool) *jsonWriter {
	w.item()
	if value {
		w.out.WriteString("true")
	} else {
		w.out.WriteString("false")
	}
	return w
}

func (w *jsonWriter) number(value string) *jsonWriter {
	w.item()
	w.out.WriteString(value)
	return w
}

func (w *jsonWriter) list(authorities []Authority) *jsonWriter {
	w.open('[')
	for _, a := range authorities {
		w.string(string(a))
	}
	return w.close(']')
}

func (w *jsonWriter) shares(shares Shares, format func(decimal.Decimal) string) *jsonWriter {
	w.open('{')
	for _, share := range shares {
		w.text(string(share.Authority), format(share.Amount))
	}
	return w.close('}')
}

func (w *jsonWriter) amounts(key string, shares Shares) *jsonWriter {
	return w.key(key).shares(shares, FormatAmount)
}
