package tree

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// The marks with which a file of Windows says how its characters are encoded.
var (
	markUTF8    = []byte{0xEF, 0xBB, 0xBF}
	markUTF16LE = []byte{0xFF, 0xFE}
	markUTF16BE = []byte{0xFE, 0xFF}
)

// utf8Text returns the text of a file without its byte order mark, and refuses
// what is not UTF-8.
func utf8Text(name string, data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, markUTF8):
		data = data[len(markUTF8):]
	case bytes.HasPrefix(data, markUTF16LE), bytes.HasPrefix(data, markUTF16BE), len(data) > 1 && (data[0] == 0) != (data[1] == 0):
		return nil, fail(name, 1, `the file is UTF-16, which Windows Notepad calls "Unicode" or "UTF-16 LE": save it as UTF-8`)
	}
	line := 1
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			return nil, fail(name, line, "%s: save the file as UTF-8", notUTF8(rest[0]))
		}
		if r == '\n' {
			line++
		}
		rest = rest[size:]
	}
	return data, nil
}

// notUTF8 says what a byte that is not UTF-8 is likely to be: Latin-1 and
// Windows-1252 agree from A0 on, pound signs and accents included.
func notUTF8(b byte) string {
	if b >= 0xA0 {
		return fmt.Sprintf("the byte %X is not UTF-8 (in Latin-1 or Windows-1252 it is %q)", b, rune(b))
	}
	return fmt.Sprintf("the byte %X is not UTF-8", b)
}
