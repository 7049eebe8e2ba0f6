package statement

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/triborough/fairshare/internal/casefile"
)

// WriteJSON writes an object for one case, and an array for several.
func WriteJSON(out io.Writer, cases []casefile.Case) error {
	var objects [][]byte
	for _, c := range cases {
		object, err := c.Books().MarshalJSON()
		if err != nil {
			return err
		}
		objects = append(objects, object)
	}
	all := bytes.Join(objects, []byte(","))
	if len(cases) != 1 {
		all = append(append([]byte("["), all...), ']')
	}
	var text bytes.Buffer
	if err := json.Indent(&text, all, "", "  "); err != nil {
		return err
	}
	text.WriteByte('\n')
	_, err := text.WriteTo(out)
	return err
}
