/* Starts the program with the Python in the folder `program` beside this file, and with nothing else of the machine:
   no PATH, no PYTHON* variables, no folder that happens to be the current one. Built twice: with a window (-DWINDOW)
   and for the console. All names are wide, so that folders in any script and with spaces are found. */

#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define LIBRARY L"python313.dll"
#define FIXED 8
#define LONGEST 32768  /* no path of Windows is longer */

typedef int (__cdecl *python_main)(int, wchar_t **);

#ifdef WINDOW
#define KIND L"jcm=window"
#else
#define KIND L"jcm=console"
#endif

static int refuse(const wchar_t *what)
{
    static const wchar_t *form =
        L"JCM PDD Studio could not start: %ls\n"
        L"Install the program again, or unpack its whole folder. Your projects are not touched by that.\n\n"
        L"JCM PDD Studio を起動できませんでした: %ls\n"
        L"もう一度インストールするか、フォルダー全体を展開してください。プロジェクトには影響しません。\n";
    wchar_t text[2048];
    _snwprintf(text, 2047, form, what, what);
    text[2047] = 0;
#ifdef WINDOW
    MessageBoxW(NULL, text, L"JCM PDD Studio", MB_OK | MB_ICONERROR);
#else
    DWORD written;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    char bytes[8192];
    int length;
    if (!WriteConsoleW(out, text, (DWORD)wcslen(text), &written, NULL)) {
        length = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        if (length > 1)
            WriteFile(out, bytes, (DWORD)(length - 1), &written, NULL);
    }
#endif
    return 2;
}

static wchar_t *joined(const wchar_t *folder, const wchar_t *name)
{
    wchar_t *path = HeapAlloc(GetProcessHeap(), 0, (wcslen(folder) + wcslen(name) + 1) * sizeof *path);
    if (path) {
        wcscpy(path, folder);
        wcscat(path, name);
    }
    return path;
}

static int run(void)
{
    static wchar_t own[LONGEST], folder[LONGEST + 16];
    int count = 0, i = 0;
    wchar_t *library, *script, *end;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count), **passed;
    HMODULE python;
    python_main start;
    DWORD length = GetModuleFileNameW(NULL, own, LONGEST);

    if (!given || count < 1 || !length || length == LONGEST)
        return refuse(L"GetModuleFileName");
    wcscpy(folder, own);
    end = wcsrchr(folder, L'\\');
    wcscpy(end ? end + 1 : folder, L"program\\");
    library = joined(folder, LIBRARY);
    script = joined(folder, L"start.py");
    passed = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (size_t)(count + FIXED) * sizeof *passed);
    if (!library || !script || !passed)
        return refuse(L"memory");

    SetDllDirectoryW(L"");  /* no library is taken from the current folder */
    AddDllDirectory(folder);  /* the runtime that extension modules share lies beside Python */
    python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    start = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!start || GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES)
        return refuse(start ? script : library);

    passed[i++] = own;
    passed[i++] = L"-I";  /* alone: neither variables nor the current folder */
    passed[i++] = L"-B";  /* nothing is ever written beside the program */
    passed[i++] = L"-X";
    passed[i++] = L"utf8";
    passed[i++] = L"-X";
    passed[i++] = KIND;
    passed[i++] = script;
    for (int one = 1; one < count; one++)
        passed[i++] = given[one];
    return start(i, passed);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    return run();
}
#else
int wmain(void)
{
    return run();
}
#endif
