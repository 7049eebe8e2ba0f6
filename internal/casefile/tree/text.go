package tree

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// The marks with which a file of Windows says that its characters take two bytes.
// (One that says UTF-8 is taken by the YAML library.)
var (
	markUTF16LE = []byte{0xFF, 0xFE}
	markUTF16BE = []byte{0xFE, 0xFF}
)

// checkUTF8 refuses a text that is not UTF-8.
func checkUTF8(name string, data []byte) error {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return fail(name, 0, "a zip archive, as workbooks are, and no text")
	}
	if bytes.HasPrefix(data, markUTF16LE) || bytes.HasPrefix(data, markUTF16BE) || len(data) > 1 && (data[0] == 0) != (data[1] == 0) {
		return fail(name, 1, `the file is UTF-16, which Windows Notepad calls "Unicode" or "UTF-16 LE": save it as UTF-8`)
	}
	line := 1
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			return fail(name, line, "%s: save the file as UTF-8", notUTF8(rest[0]))
		}
		if r == '\n' {
			line++
		}
		rest = rest[size:]
	}
	return nil
}

// notUTF8 says what a byte that is not UTF-8 is likely to be: Latin-1 and
// Windows-1252 agree from A0 on, pound signs and accents included.
func notUTF8(b byte) string {
	if b >= 0xA0 {
		return fmt.Sprintf("the byte %X is not UTF-8 (in Latin-1 or Windows-1252 it is %q)", b, rune(b))
	}
	return fmt.Sprintf("the byte %X is not UTF-8", b)
}
