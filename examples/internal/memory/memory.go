// Package memory opens files that are held in memory as those of a folder.
package memory

import (
	"bytes"
	"io/fs"
	"time"
)

// File is a file by its name and what it holds.
type File struct {
	Name string
	Data []byte
}

// Open opens the file to be read from its beginning.
func (f File) Open() fs.File { return &opened{Reader: *bytes.NewReader(f.Data), of: f} }

// opened is a file that is being read.
type opened struct {
	bytes.Reader
	of File
}

func (o *opened) Stat() (fs.FileInfo, error) { return o, nil }
func (o *opened) Close() error               { return nil }
func (o *opened) Name() string               { return o.of.Name }
func (o *opened) Mode() fs.FileMode          { return 0o444 }
func (o *opened) ModTime() (t time.Time)     { return t }
func (o *opened) IsDir() bool                { return false }
func (o *opened) Sys() any                   { return nil }
