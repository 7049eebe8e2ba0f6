package memory_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/memory"
)

// one is a folder of one file.
type one struct{ memory.File }

func (o one) Open(name string) (fs.File, error) {
	switch name {
	case o.Name:
		return o.File.Open(), nil
	case ".":
		return fstest.MapFS{o.Name: {Data: o.Data, Mode: 0o444}}.Open(".")
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// A file that is held in memory is opened as any other: from its beginning, each time.
func TestOpen(t *testing.T) {
	folder := one{memory.File{Name: "a.yaml", Data: []byte("text")}}
	require.NoError(t, fstest.TestFS(folder, "a.yaml"))
	info, err := fs.Stat(folder, "a.yaml")
	require.NoError(t, err)
	assert.Equal(t, "a.yaml", info.Name())
	assert.Nil(t, info.Sys())
	assert.True(t, info.ModTime().IsZero())
}
