// Command pictures takes the pictures of the documents anew, of what the programs
// really show: it makes the page, works with it in a browser, and saves what is then
// to be seen.
//
//	pictures FOLDER
//
// It needs the Go toolchain and chromium. Exit codes: 0 done, 1 failure, 2 usage.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/triborough/fairshare/examples/internal/command"
)

func main() { command.Main(run) }

// picture is one of them: the script that brings it about, and the condition under
// which it is there.
type picture struct{ name, script, ready string }

// pictures follow one another, each where the one before left the page.
var pictures = []picture{
	{"page.png", ``, `paper.querySelector("[data-ask]")`},
	{"why.png", `[...paper.querySelectorAll("[data-ask]")].find(cell => cell.textContent === "803,252.03").click()`, `document.getElementById("why").open`},
	{"figures.png", `document.getElementById("why").close(); document.getElementById("tab-figures").click()`, `document.querySelector("#figures input")`},
	{"changes.png", `(() => {
		const cost = [...document.querySelectorAll("#figures input")].find(input => input.dataset.path === '["services","0","cost"]');
		cost.value = "1,700,000";
		cost.onchange();
	})()`, `document.getElementById("changes").textContent`},
	{"year.png", `document.getElementById("undo").click(); lay({ask: "example", name: "year"}).then(() => select("report"))`,
		`paper.querySelector("article")?.textContent.includes("Environmental health") && (paper.querySelector("figure").scrollIntoView(), true)`},
}

func run(args []string, std command.Standard) error {
	folders, err := command.Parse(command.Flags("pictures", "pictures FOLDER", std), args)
	if err != nil {
		return err
	}
	if len(folders) != 1 {
		return command.Usage{Message: "pictures: name the folder that they go to"}
	}
	made, err := os.MkdirTemp("", "fairshare-pictures-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made)
	page := filepath.Join(made, "fairshare.html")
	if said, err := exec.Command("go", "run", "github.com/triborough/fairshare/examples/page", "-o", page).CombinedOutput(); err != nil {
		return fmt.Errorf("the page cannot be made: %w\n%s", err, said)
	}
	ctx, end := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"), chromedp.NoSandbox, chromedp.DisableGPU)...)
	defer end()
	ctx, end = chromedp.NewContext(ctx)
	defer end()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1024, 720), chromedp.Navigate("file://"+page)); err != nil {
		return err
	}
	for _, p := range pictures {
		if err := p.take(ctx, filepath.Join(folders[0], p.name)); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// take brings the picture about and saves it.
func (p picture) take(ctx context.Context, path string) error {
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](p.script)); err != nil {
		return err
	}
	for ready, tries := false, 0; !ready; tries++ {
		if tries == 300 {
			return fmt.Errorf("never there: %s", p.ready)
		}
		time.Sleep(100 * time.Millisecond) // once more when it is there, for what is drawn after it
		var err error
		if ready, err = chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+p.ready+")")); err != nil {
			return err
		}
	}
	time.Sleep(300 * time.Millisecond)
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	return os.WriteFile(path, png, 0o644)
}
