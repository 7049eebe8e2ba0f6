//go:build js && wasm

// Command engine is what works within the page: it answers what the page asks, from
// one string of JSON to another, and never ends.
package main

import (
	"syscall/js"

	"github.com/triborough/fairshare/examples/internal/desk"
)

func main() {
	var d desk.Desk
	js.Global().Set("fairshare", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) != 1 || args[0].Type() != js.TypeString {
			return `{"error":"one question is asked, as a text"}`
		}
		return string(d.Answer([]byte(args[0].String())))
	}))
	select {}
}
