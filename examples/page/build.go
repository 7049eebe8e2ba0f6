package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// seldom are the packages of which no function is copied to where it is called: that
// makes the page smaller, and nothing slower that anyone waits for. Everywhere it would
// make the page a fifth smaller still, and all that it does twice as slow.
var seldom = []string{"github.com/xuri/excelize/v2", "golang.org/x/...", "encoding/...", "github.com/jedib0t/...", "crypto/...", "time", "os", "net/...", "reflect", "regexp/..."}

// build compiles the engine for a browser, the same bytes wherever it is done by the
// same toolchain, and returns it with the script that the toolchain gives to go with
// it.
func build() (engine, glue []byte, err error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %v", errToolchain, err)
	}
	glue, err = os.ReadFile(filepath.Join(string(bytes.TrimSpace(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp("", "fairshare-page-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	made := filepath.Join(folder, "engine.wasm")
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", made}
	for _, packages := range seldom {
		args = append(args, "-gcflags="+packages+"=-l")
	}
	compile := exec.Command("go", append(args, "github.com/triborough/fairshare/examples/page/engine")...)
	compile.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if said, err := compile.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("the engine cannot be compiled: %v\n%s", err, said)
	}
	engine, err = os.ReadFile(made)
	return engine, glue, err
}
