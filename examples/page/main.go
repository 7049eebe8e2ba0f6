// Command page makes one file for people without Go: a page that works in a browser
// without a network, with the library and all that the other programs say inside.
//
//	page [-o FILE.html]
//	page -dir DIR
//
// It prints the SHA-256 of what it made, by which whoever is handed the page can
// tell that it is the same. With -dir the page and its engine are two files, for an
// intranet that keeps large pages away. It needs the Go toolchain that it is run by.
// Exit codes: 0 done, 1 failure, 2 usage.
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/triborough/fairshare/examples/internal/command"
)

func main() { command.Main(run) }

func run(args []string, std command.Standard) error {
	flags := command.Flags("page", "page [-o FILE.html]\n       page -dir DIR", std)
	output := flags.String("o", "", "write the page to `FILE` instead of standard output")
	folder := flags.String("dir", "", "write the page and its engine as two files into the folder `DIR`, to be served from an intranet")
	rest, err := command.Parse(flags, args)
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return command.Usage{Message: "page: it takes no files: they are dropped on the page"}
	case *output != "" && *folder != "":
		return command.Usage{Message: "page: -o makes one file and -dir two: name one of them"}
	}
	engine, glue, err := build()
	if err != nil {
		return err
	}
	outputs := []command.Named{{Flag: "-o", Path: *output}}
	contents := [][]byte{nil}
	if *folder == "" {
		contents[0], err = assemble(engine, glue, "")
	} else {
		const name = "fairshare.wasm"
		outputs = []command.Named{{Flag: "the page", Path: filepath.Join(*folder, "fairshare.html")}, {Flag: "its engine", Path: filepath.Join(*folder, name)}}
		contents = append(contents, engine)
		if contents[0], err = assemble(engine, glue, name); err == nil {
			err = os.MkdirAll(*folder, 0o777)
		}
	}
	if err != nil {
		return err
	}
	settled, err := command.Outputs(std, nil, outputs...)
	if err != nil {
		return err
	}
	for i, o := range settled {
		if err := o.Write(func(w io.Writer) error {
			_, err := w.Write(contents[i])
			return err
		}); err != nil {
			return err
		}
		fmt.Fprintf(std.Err, "%s: %d bytes, SHA-256 %x\n", o, len(contents[i]), sha256.Sum256(contents[i]))
	}
	return nil
}

var errToolchain = errors.New("the page is made with the Go toolchain, and \"go\" cannot be run")
