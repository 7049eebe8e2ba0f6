package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// relation is how one part names another.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations reads how a part in a folder names others. What lies outside the
// workbook is left out: it is not followed.
func (b *Book) relations(part, folder string) ([]relation, error) {
	var found struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := b.decode(part, &found); err != nil {
		return nil, err
	}
	var relations []relation
	for _, r := range found.Relations {
		if strings.EqualFold(r.Mode, "External") {
			continue
		}
		if !strings.HasPrefix(r.Target, "/") {
			r.Target = path.Join("/", folder, r.Target)
		}
		r.Target = strings.ToLower(strings.TrimPrefix(path.Clean(r.Target), "/"))
		relations = append(relations, r)
	}
	return relations, nil
}

// decode reads a part whole.
func (b *Book) decode(name string, into any) error {
	return b.use(name, func(part io.Reader) error { return xml.NewDecoder(part).Decode(into) })
}

// use hands over a part.
func (b *Book) use(name string, use func(io.Reader) error) error {
	part, err := b.openPart(name)
	if err != nil {
		return err
	}
	if err := use(part); err != nil {
		return fmt.Errorf("the workbook's part %q: %w", name, err)
	}
	return nil
}

// openPart opens a part, as far as it may reach.
func (b *Book) openPart(name string) (io.Reader, error) {
	part := b.parts[name]
	if part == nil {
		return nil, fmt.Errorf("the workbook is damaged: it has no part %q", name)
	}
	opened, err := part.Open() // from memory: there is nothing to close
	if err != nil {
		return nil, fmt.Errorf("the workbook's part %q: %w", name, err)
	}
	packed := min(int64(part.CompressedSize64), b.size)
	return &limited{&limited{opened, &b.left, "what is unpacked of the workbook"}, new(max(packed*partRatio, partFloor)), "it"}, nil
}

// limited reads no further than it may.
type limited struct {
	io.Reader
	left *int64
	what string
}

func (l *limited) Read(into []byte) (int, error) {
	n, err := l.Reader.Read(into)
	if *l.left -= int64(n); *l.left < 0 {
		return 0, fmt.Errorf("%s is larger than it may be", l.what)
	}
	return n, err
}
