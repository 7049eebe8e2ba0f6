package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"strings"
	"text/template"
)

//go:embed assets
var assets embed.FS

// assemble puts the page together. Its scripts and styles stand in it, known by
// their digests to a policy that forbids it every connection; the engine does too,
// unless a file beside the page is named for it, which is then the one thing that
// may be fetched.
func assemble(engine, glue []byte, beside string) ([]byte, error) {
	parts := make(map[string]string)
	for _, name := range []string{"page.html", "page.css", "page.js", "worker.js"} {
		text, err := assets.ReadFile("assets/" + name)
		if err != nil {
			return nil, err
		}
		parts[name] = string(text)
	}
	page, err := template.New("page").Parse(parts["page.html"])
	if err != nil {
		return nil, err
	}
	worker := string(glue) + "\n" + parts["worker.js"]
	for name, text := range map[string]string{"page.css": parts["page.css"], "page.js": parts["page.js"], "the worker": worker} {
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
	err = page.Execute(&out, map[string]string{
		"Style": parts["page.css"], "StyleDigest": digest(parts["page.css"]),
		"Script": parts["page.js"], "ScriptDigest": digest(parts["page.js"]),
		"Worker": worker, "Engine": packed, "Beside": beside,
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
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(engine); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(out.Bytes()), nil
}
