# Install the program into an environment of its own, from the files beside this script, without a network.
#   powershell -ExecutionPolicy Bypass -File install.ps1 [-Folder PATH] [-Python PATH\python.exe] [-NoShortcut]
param(
    [string]$Folder = (Join-Path $env:LOCALAPPDATA 'JCM PDD Studio pip'),
    [string]$Python = '',
    [switch]$NoShortcut
)
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path

function Stop-With([string]$English, [string]$Japanese) {
    Write-Host $English -ForegroundColor Red
    Write-Host $Japanese -ForegroundColor Red
    exit 2
}

function Find-Python {
    $check = 'import sys; print(sys.executable) if (3, 11) <= sys.version_info[:2] <= (3, 13) and sys.maxsize > 2**32 else None'
    $choices = @()
    if ($Python) { $choices += , @($Python) }
    foreach ($one in '3.13', '3.12', '3.11') { $choices += , @('py', "-$one") }
    $choices += , @('python')
    foreach ($choice in $choices) {
        if (-not (Get-Command $choice[0] -ErrorAction SilentlyContinue)) { continue }
        $more = @($choice | Select-Object -Skip 1)
        try { $found = & $choice[0] @more -c $check 2>$null } catch { continue }
        if ($LASTEXITCODE -eq 0 -and $found) { return ($found | Select-Object -Last 1) }
    }
    return $null
}

$interpreter = Join-Path $Folder 'Scripts\python.exe'
if (-not (Test-Path -LiteralPath $interpreter)) {
    $found = Find-Python
    if (-not $found) {
        Stop-With 'A 64-bit Python 3.11, 3.12 or 3.13 is needed. Without one, take the installer or the portable folder instead.' `
            '64ビットの Python 3.11、3.12、3.13 のいずれかが必要です。ない場合は、インストーラーかポータブル版をお使いください。'
    }
    & $found -m venv $Folder
    if ($LASTEXITCODE -ne 0) { Stop-With "The folder $Folder could not be made." "フォルダー $Folder を作れませんでした。" }
}
& $interpreter -m pip install --quiet --disable-pip-version-check --no-index --find-links (Join-Path $here 'wheels') `
    --require-hashes -r (Join-Path $here 'requirements.txt')
if ($LASTEXITCODE -ne 0) {
    Stop-With "The files could not be installed; see the message above. Close JCM PDD Studio if it is open, then run this again." `
        '導入できませんでした。上の表示を確かめてください。JCM PDD Studio が開いている場合は閉じて、もう一度実行してください。'
}
$program = Join-Path $Folder 'Scripts\jcm-pdd-studio.exe'
if (-not $NoShortcut) {
    $shell = New-Object -ComObject WScript.Shell
    $link = $shell.CreateShortcut((Join-Path ([Environment]::GetFolderPath('Programs')) 'JCM PDD Studio.lnk'))
    $link.TargetPath = $program
    $link.Save()
}
Write-Host "JCM PDD Studio @VERSION@ is ready: $program"
Write-Host "JCM PDD Studio @VERSION@ を使えます: $program"
