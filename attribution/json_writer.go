package attribution

import (
	"bytes"
	"encoding/json"
	"fmt"

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

func (w *jsonWriter) string(text string) {
	w.item()
	quoted, _ := json.Marshal(text) // a string always marshals
	w.out.Write(quoted)
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

func (w *jsonWriter) flag(key string, value bool) *jsonWriter {
	w.key(key).item()
	fmt.Fprint(&w.out, value)
	return w
}

func (w *jsonWriter) list(key string, authorities []Authority) *jsonWriter {
	w.key(key).open('[')
	for _, a := range authorities {
		w.string(string(a))
	}
	return w.close(']')
}

func (w *jsonWriter) shares(key string, shares Shares, format func(decimal.Decimal) string) *jsonWriter {
	w.key(key).open('{')
	for _, share := range shares {
		w.text(string(share.Authority), format(share.Amount))
	}
	return w.close('}')
}
