package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"github.com/kjk/lzma"

	"github.com/triborough/fairshare/examples/internal/page"
)

//go:embed assets
var assets embed.FS

// assemble puts the page together. Its scripts and styles stand in it, known by
// their digests to a policy that forbids it every connection; the engine does too,
// unless a file beside the page is named for it, which is then the one thing that
// may be fetched.
func assemble(engine, glue []byte, beside string) ([]byte, error) {
	parts := make(map[string]string)
	for _, name := range []string{"page.html", "page.css", "page.js", "unpack.js", "worker.js"} {
		text, err := assets.ReadFile("assets/" + name)
		if err != nil {
			return nil, err
		}
		parts[name] = string(text)
	}
	layout, err := template.New("page").Parse(parts["page.html"])
	if err != nil {
		return nil, err
	}
	worker := string(glue) + "\n" + parts["unpack.js"] + "\n" + parts["worker.js"]
	for name, text := range map[string]string{"the reports' style": page.Style(), "page.css": parts["page.css"], "page.js": parts["page.js"], "the worker": worker} {
		if strings.Contains(strings.ToLower(text), "</script") || strings.Contains(strings.ToLower(text), "</style") {
			return nil, fmt.Errorf("%s would end the element that it stands in", name)
		}
	}
	packed := ""
	if beside == "" {
		if packed, err = pack(engine); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err = layout.Execute(&out, map[string]string{
		"Style": parts["page.css"], "StyleDigest": digest(parts["page.css"]),
		"Script": parts["page.js"], "ScriptDigest": digest(parts["page.js"]),
		"Report": page.Style(), "Worker": worker, "Engine": packed, "Beside": beside,
		"Version": fmt.Sprintf("%x", sha256.Sum256(engine))[:12],
	})
	return out.Bytes(), err
}

// digest is how a policy knows what stands in an element.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// pack makes text of the engine, as small as can be.
func pack(engine []byte) (string, error) {
	var out bytes.Buffer
	w := lzma.NewWriterSizeLevel(&out, int64(len(engine)), lzma.BestCompression)
	_, err := w.Write(engine)
	if err := errors.Join(err, w.Close()); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(out.Bytes()), nil
}
