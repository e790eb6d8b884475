# Checks of JCM PDD Studio on a real Windows machine: what TEST_PLAN.md lists as A1, A2, ... Needs no administrator rights
# and no network. Put it beside the installer and run, in Windows PowerShell 5.1 or newer:
#
#   powershell -ExecutionPolicy Bypass -File .\JCM-PDD-Studio-VERSION-test-windows.ps1 [-Setup FILE] [-Report FILE] [-Keep]
#
# It installs into a folder of its own under %TEMP%, and removes it at the end unless -Keep is given. When the program is
# installed already it stops, so that nobody's installation is touched. Exit code: how many checks failed.

[CmdletBinding()]
param(
    [string]$Setup = '',
    [string]$Report = (Join-Path (Get-Location) 'jcm-pdd-windows-report.txt'),
    [switch]$Keep
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$Product = 'JCM PDD Studio'
$Uninstall = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\$Product"
$Lines = New-Object System.Collections.Generic.List[string]
$Failed = 0

function Say([string]$Text) { $Lines.Add($Text); Write-Host $Text }

function Check([string]$Id, [string]$What, [scriptblock]$Do) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    try {
        $told = & $Do
        Say ('PASS {0,-4} {1} ({2:n1} s) {3}' -f $Id, $What, $clock.Elapsed.TotalSeconds, ($told -join ' '))
    } catch {
        $script:Failed++
        Say ('FAIL {0,-4} {1}: {2}' -f $Id, $What, $_.Exception.Message)
    }
}

function Must([bool]$Holds, [string]$Otherwise) { if (-not $Holds) { throw $Otherwise } }

function Install([string]$Folder) {
    # /D= takes the rest of the line as it is, without quotes
    $p = Start-Process -FilePath $Setup -ArgumentList "/S /D=$Folder" -Wait -PassThru
    $p.ExitCode
}

# Runs the command line; returns an object with its exit code and output (UTF-8).
function Jcm([string]$Arguments, [string]$Folder = $Work) {
    $start = New-Object Diagnostics.ProcessStartInfo
    $start.FileName = Join-Path $Place 'jcm-pdd.exe'
    $start.Arguments = $Arguments
    $start.WorkingDirectory = $Folder
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [Text.Encoding]::UTF8
    $start.StandardErrorEncoding = [Text.Encoding]::UTF8
    $p = [Diagnostics.Process]::Start($start)
    $err = $p.StandardError.ReadToEndAsync()
    $out = $p.StandardOutput.ReadToEnd()
    $p.WaitForExit()
    New-Object psobject -Property @{ Code = $p.ExitCode; Out = $out; Err = $err.Result }
}

function Done($Result) { Must ($Result.Code -le 1) ("exit code {0}: {1}" -f $Result.Code, $Result.Err) ; $Result }

if (-not $Setup) {
    $found = @(Get-ChildItem -Path $PSScriptRoot -Filter 'JCM-PDD-Studio-*-setup.exe')
    if ($found.Count -ne 1) { Write-Host "Name the installer: -Setup FILE"; exit 100 }
    $Setup = $found[0].FullName
}
if (Test-Path $Uninstall) { Write-Host "$Product is installed for this user already; nothing was done."; exit 101 }

$Japanese = -join ([char]0x4F5C, [char]0x696D)  # work, in Japanese; this file is read in any code page
$Root = Join-Path $env:TEMP ("jcm-pdd " + $Japanese + ' ' + [Guid]::NewGuid().ToString('n').Substring(0, 8))
$Place = Join-Path $Root $Product
$Work = Join-Path $Root 'projects'
New-Item -ItemType Directory -Force -Path $Work | Out-Null
$Project = Join-Path $Work 'one.jcmpdd'

$os = Get-CimInstance Win32_OperatingSystem -ErrorAction SilentlyContinue
Say "$Product, checks on Windows $([Environment]::OSVersion.Version) $(if ($os) { $os.Caption })"
Say "PowerShell $($PSVersionTable.PSVersion), culture $((Get-Culture).Name), ANSI code page $([Text.Encoding]::Default.CodePage), console $([Console]::OutputEncoding.CodePage)"
Say "Installer: $([IO.Path]::GetFileName($Setup)), $([math]::Round((Get-Item $Setup).Length / 1MB, 1)) MB, SHA-256 $((Get-FileHash $Setup).Hash.ToLower())"
Say ''

Check 'A1' 'silent installation into a folder with Japanese letters and spaces' {
    $code = Install $Place
    Must ($code -eq 0) "exit code $code"
    Must (Test-Path (Join-Path $Place 'program\start.py')) 'the program is not there'
    $size = (Get-ChildItem $Place -Recurse -File | Measure-Object Length -Sum).Sum / 1MB
    Must ($size -lt 400) "installed size $size MB"
    '{0:n0} MB installed' -f $size
}
Check 'A2' 'files .jcmpdd open with the program, Start has its entry' {
    $kind = (Get-ItemProperty 'HKCU:\Software\Classes\.jcmpdd').'(default)'
    $command = (Get-ItemProperty "HKCU:\Software\Classes\$kind\shell\open\command").'(default)'
    Must ($command -eq "`"$Place\$Product.exe`" `"%1`"") "the command is $command"
    Must (Test-Path (Join-Path ([Environment]::GetFolderPath('Programs')) "$Product.lnk")) 'no entry in Start'
}
Check 'A3' 'command line: new, calculate, check, export' {
    $cold = [Diagnostics.Stopwatch]::StartNew()
    $version = (Done (Jcm '--version')).Out.Trim()
    $cold.Stop()
    Done (Jcm "demo `"$Work\demo`"") | Out-Null
    $sample = (Get-ChildItem "$Work\demo" -Recurse -Filter *.jcmpdd | Select-Object -First 1).FullName
    Copy-Item $sample $Project
    Must ((Done (Jcm "calc `"$Project`" --json")).Out -match '3431') 'the sample does not come to 3,431 t'
    Done (Jcm "check `"$Project`"") | Out-Null
    Done (Jcm "export `"$Project`" --to `"$Work\out`"") | Out-Null
    Must (@(Get-ChildItem "$Work\out" -Recurse -File).Count -ge 3) 'documents are missing'
    Done (Jcm "package `"$Project`" -o `"$Work\one.zip`"") | Out-Null
    Done (Jcm "verify `"$Work\one.zip`"") | Out-Null
    '{0}, first start {1:n1} s' -f $version, $cold.Elapsed.TotalSeconds
}
Check 'A4' 'work in other processes (one job over a folder)' {
    Must ((Done (Jcm "batch check `"$Work\demo`"")).Out -match 'done: 2') 'not both projects were checked'
}
Check 'A5' 'a console of code page 932 shows Japanese' {
    $file = Join-Path $Work 'console.txt'
    & cmd.exe /d /c "chcp 932 >nul & `"$Place\jcm-pdd.exe`" --lang ja check `"$Project`" > `"$file`" 2>&1"
    Must ($LASTEXITCODE -le 1) "exit code $LASTEXITCODE"
    Must ([IO.File]::ReadAllText($file, [Text.Encoding]::UTF8) -match '[\u3041-\u9FFF]') 'no Japanese came out'
}
Check 'A6' 'a folder of OneDrive' {
    $cloud = if ($env:OneDriveCommercial) { $env:OneDriveCommercial } elseif ($env:OneDrive) { $env:OneDrive } else { '' }
    if (-not $cloud -or -not (Test-Path $cloud)) { return 'not tried: OneDrive is not set up here' }
    $there = Join-Path $cloud ('jcm-pdd-test-' + [Guid]::NewGuid().ToString('n').Substring(0, 8))
    New-Item -ItemType Directory $there | Out-Null
    try {
        Copy-Item $Project (Join-Path $there 'cloud.jcmpdd')
        Done (Jcm "set `"$there\cloud.jcmpdd`" title=OneDrive") | Out-Null
        Must ((Done (Jcm "show `"$there\cloud.jcmpdd`" --json")).Out -match 'OneDrive') 'the answer was not kept'
    } finally { Remove-Item -Recurse -Force $there }
}
Check 'A7' 'a path of more than 260 characters' {
    $deep = $Work
    while ($deep.Length -lt 300) { $deep += '\' + ('long ' + $Japanese) * 4 }
    $allowed = (Get-ItemProperty 'HKLM:\SYSTEM\CurrentControlSet\Control\FileSystem').PSObject.Properties['LongPathsEnabled']
    $on = $allowed -and $allowed.Value -eq 1
    $result = Jcm "share `"$Project`" `"$deep\copy.jcmpdd`""
    if ($on -and $result.Code -eq 0) { return 'written; long paths are on' }
    Must ($result.Code -in 0, 2) "exit code $($result.Code)"
    Must ($result.Code -eq 0 -or $result.Err.Trim().Length -gt 0) 'refused without a word'
    Must ($result.Err -notmatch 'Traceback') "no message of the program: $($result.Err)"
    "long paths are $(if ($on) { 'on' } else { 'off' }): $($result.Err.Trim())"
}
Check 'A8' 'a document that is open in another program' {
    $document = (Get-ChildItem "$Work\out" -Recurse -Filter *.docx | Select-Object -First 1).FullName
    $held = [IO.File]::Open($document, 'Open', 'Read', 'None')
    try {
        $result = Jcm "export `"$Project`" --to `"$Work\out`""
        Must ($result.Code -eq 2) "exit code $($result.Code)"
        Must ($result.Err -match [Regex]::Escape([IO.Path]::GetFileName($document))) "the message does not name it: $($result.Err)"
        Must ($result.Err -notmatch 'Traceback') $result.Err
    } finally { $held.Dispose() }
    Done (Jcm "export `"$Project`" --to `"$Work\out`"") | Out-Null
}
Check 'A9' 'a project that another program holds is not damaged' {
    $before = (Get-FileHash $Project).Hash
    $held = [IO.File]::Open($Project, 'Open', 'Read', 'None')
    try { $result = Jcm "set `"$Project`" title=Held" } finally { $held.Dispose() }
    Must ($result.Code -eq 2) "exit code $($result.Code)"
    Must ($result.Err -notmatch 'Traceback') $result.Err
    Must ((Get-FileHash $Project).Hash -eq $before) 'the project was changed'
}
Check 'A10' 'names Windows keeps for itself' {
    $result = Jcm "new `"$Work\CON.jcmpdd`" --country TH --methodology TH_AM001@01.0"
    Must ($result.Code -in 0, 2) "exit code $($result.Code)"
    Must ($result.Err -notmatch 'Traceback') $result.Err
    "exit code $($result.Code) $($result.Err.Trim())"
}
Check 'A11' 'the window opens a project and closes' {
    $p = Start-Process -FilePath (Join-Path $Place "$Product.exe") -ArgumentList "`"$Project`"" -PassThru
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($clock.Elapsed.TotalSeconds -lt 60 -and -not $p.HasExited -and $p.MainWindowHandle -eq [IntPtr]::Zero) {
        Start-Sleep -Milliseconds 50
        $p.Refresh()
    }
    $clock.Stop()
    Must (-not $p.HasExited) "it ended with $(if ($p.HasExited) { $p.ExitCode })"
    Must ($p.MainWindowHandle -ne [IntPtr]::Zero) 'no window within a minute'
    $script:Title = $p.MainWindowTitle
    # While it runs nothing may be installed over it.
    $code = Install $Place
    Must ($code -eq 3) "installing over the running program gave $code instead of 3"
    $p.CloseMainWindow() | Out-Null
    Must ($p.WaitForExit(30000)) 'it did not close'
    'window after {0:n1} s: {1}' -f $clock.Elapsed.TotalSeconds, $script:Title
}
Check 'A12' 'a newer version over this one leaves nothing old behind and keeps what is the user''s' {
    Set-Content -Path (Join-Path $Place 'program\app\stale.py') -Value 'old = 1'
    $data = Join-Path $env:LOCALAPPDATA $Product
    $mine = @(if (Test-Path $data) { Get-ChildItem $data -Recurse -File | ForEach-Object { $_.FullName } })
    $code = Install $Place
    Must ($code -eq 0) "exit code $code"
    Must (-not (Test-Path (Join-Path $Place 'program\app\stale.py'))) 'an old module is still there'
    Must (-not (Test-Path (Join-Path $Place 'program.old'))) 'the old folder is still there'
    foreach ($one in $mine) { Must (Test-Path -LiteralPath $one) "$one is gone" }
    Done (Jcm "check `"$Project`"") | Out-Null
}
Check 'A13' 'no connection to a network is opened' {
    if (-not (Get-Command Get-NetTCPConnection -ErrorAction SilentlyContinue)) { return 'not tried: no Get-NetTCPConnection' }
    $p = Start-Process -FilePath (Join-Path $Place "$Product.exe") -ArgumentList "`"$Project`"" -PassThru
    try {
        for ($i = 0; $i -lt 20; $i++) {
            Start-Sleep -Milliseconds 500
            $ids = @($p.Id) + @(Get-CimInstance Win32_Process -Filter "ParentProcessId=$($p.Id)" | ForEach-Object { $_.ProcessId })
            $open = @(Get-NetTCPConnection -ErrorAction SilentlyContinue | Where-Object { $ids -contains $_.OwningProcess })
            Must ($open.Count -eq 0) ("connections: " + ($open | Out-String))
        }
    } finally { if (-not $p.HasExited) { $p.CloseMainWindow() | Out-Null; $p.WaitForExit(15000) | Out-Null } }
    if (-not $p.HasExited) { $p.Kill() }
}
if (-not $Keep) {
Check 'A14' 'removing the program keeps projects and settings' {
        $copy = Join-Path $Place 'mine.jcmpdd'
        Copy-Item $Project $copy
        # Without _?= it works from a copy of itself and comes back at once.
        $p = Start-Process -FilePath (Join-Path $Place 'uninstall.exe') -ArgumentList "/S _?=$Place" -Wait -PassThru
        Must ($p.ExitCode -eq 0) "exit code $($p.ExitCode)"
        Must (-not (Test-Path (Join-Path $Place 'program'))) 'the program is still there'
        Must (-not (Test-Path $Uninstall)) 'Windows still lists it'
        Must (-not (Test-Path 'HKCU:\Software\Classes\JCM-PDD-Studio.Project')) 'the kind of file is still registered'
        Must (Test-Path $copy) 'a project in its folder is gone'
        Must (Test-Path $Project) 'a project is gone'
        Must (Test-Path (Join-Path $env:LOCALAPPDATA $Product)) 'settings and backups are gone'
    }
    Remove-Item -Recurse -Force -LiteralPath ('\\?\' + $Root) -ErrorAction SilentlyContinue
}

Say ''
Say "$Failed failed. What a script cannot see is in the test plan, M1 and following."
[IO.File]::WriteAllLines($Report, $Lines, (New-Object Text.UTF8Encoding $true))
Write-Host "Report: $Report"
exit $Failed
